import { Link } from '@tanstack/react-router'
import type { RankingReport } from '../../../model/contract/ranking.ts'
import type { Project } from '../../../model/evidence/project.ts'
import { ordinal } from '../../../model/format.ts'
import { AddNeed } from '../../components/add-need.tsx'
import { Button } from '../../components/button.tsx'
import part from './part.module.css'
import styles from './related.module.css'

interface DependenciesProps {
  readonly project: Project
  readonly projects: readonly Project[]
  readonly report: RankingReport | null
  readonly needs: readonly string[]
  /** Null where nobody may change them. */
  readonly onChange: ((needs: readonly string[]) => void) | null
}

/** What must be done before, and what waits for this. */
export function Dependencies({ project, projects, report, needs, onChange }: DependenciesProps) {
  const waiting = projects.filter(({ dependsOn }) => dependsOn.includes(project.id))
  const choices = projects.filter(({ id, status }) => id !== project.id && status !== 'rejected' && !needs.includes(id))
  const line = (id: string, onRemove: (() => void) | null) => {
    const other = projects.find((candidate) => candidate.id === id)
    const rank = report?.projects.find((ranked) => ranked.id === id)?.rank
    return (
      <li key={id}>
        <Link to="/projects/$id" params={{ id }} search={({ lens, weights, asOf }) => ({ lens, weights, asOf })}>
          {other?.title ?? id}
        </Link>
        <small>{rank ? `ranks ${ordinal(rank)}` : (other?.status ?? 'unknown')}</small>
        {onRemove && (
          <Button kind="quiet" aria-label={`Does not need ${other?.title ?? id}`} onClick={onRemove}>
            ×
          </Button>
        )}
      </li>
    )
  }
  return (
    <section aria-label="Dependencies">
      <h2 className={part.heading}>
        {needs.length > 0 ? 'It needs what is to be done before' : 'It waits for nothing'}
      </h2>
      <ul className={styles.needs}>
        {needs.map((id) => line(id, onChange && (() => onChange(needs.filter((other) => other !== id)))))}
      </ul>
      {onChange && <AddNeed choices={choices} onAdd={(id) => onChange([...needs, id])} />}
      {waiting.length > 0 && (
        <>
          <p className={part.caption}>Waiting for it</p>
          <ul className={styles.needs}>{waiting.map(({ id }) => line(id, null))}</ul>
        </>
      )}
    </section>
  )
}
