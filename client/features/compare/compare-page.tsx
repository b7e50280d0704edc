import { count } from '../../../model/format.ts'
import heading from '../../components/heading.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { weekdayAndDay } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import styles from './compare.module.css'
import { Conditions } from './conditions.tsx'
import { Lenses } from './lenses.tsx'
import { Pickers } from './pickers.tsx'
import { Shared } from './shared.tsx'
import { SideBySide } from './side-by-side.tsx'
import { useComparison } from './use-comparison.ts'

/** Two projects: which one, how surely, and what would turn it? */
export function ComparePage() {
  const { frame, means, trouble, one, other, query, projects, choose, see } = useComparison()
  const { data: report, error } = query
  if (frame && means && projects.length < 2)
    return (
      <div className={styles.page}>
        <h1 className={styles.headline}>It takes two projects to compare</h1>
        <p className={heading.subline}>
          {projects.length === 1 ? 'There is one candidate so far. ' : 'There is no candidate yet. '}
          <a href="/projects/new">State a project</a>
        </p>
      </div>
    )
  const failed = trouble ?? (error ? asTrouble(error) : null)
  const teamTitle = (id: string) => frame?.teams.find((team) => team.id === id)?.title ?? id
  const lensTitle = frame?.lenses.find(({ id }) => id === report?.lens)?.title
  return (
    <div className={styles.page} aria-busy={query.isFetching}>
      <h1 className={styles.headline}>{report ? report.words.chance : 'Two projects side by side'}</h1>
      <p className={heading.subline}>
        {report && <strong>{report.words.why}.</strong>}{' '}
        {report &&
          `${weekdayAndDay(report.asOf)}, ${lensTitle ? `${lensTitle} lens` : 'custom weights'}, ${count(report.draws)} draws, seed ${report.seed}.`}
      </p>
      <Pickers projects={projects} one={one} other={other} onChoose={choose} />
      {failed && <TroubleNotice trouble={failed} onAgain={() => void query.refetch()} />}
      {report && (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <SideBySide report={report} teamTitle={teamTitle} />
            <Shared report={report} />
          </div>
          <div className={styles.stack}>
            <Conditions report={report} />
            <Lenses report={report} onSee={see} />
          </div>
        </div>
      )}
      {!report && !failed && <div className={styles.waiting} aria-hidden="true" />}
    </div>
  )
}
