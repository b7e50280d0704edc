import type { RealisedReport } from '../../../model/contract/realised.ts'
import { amount, chance, listShort } from '../../../model/format.ts'
import { Spans } from '../../charts/spans.tsx'
import { rangeScale } from '../../charts/tornado/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { month } from '../../lib/date.ts'
import { useNarrow } from '../../lib/use-media.ts'
import { askAgainWords, type RealisedProject, realisedTitle, VERDICT_WORDS } from './realised-words.ts'
import styles from './track.module.css'

const MOST = 20
const LOOKS = { kept: 'avoided', 'fell-short': 'loss', 'cannot-tell': 'avoidedRing' } as const

/** Shipped projects held to what was promised of them. */
export function RealisedChart({ report }: { readonly report: RealisedReport }) {
  const { projects } = report
  const narrow = useNarrow()
  if (projects.length === 0) {
    return (
      <section>
        <h2 className={styles.title}>{realisedTitle(report)}</h2>
        <p className={styles.sentence}>
          Once a project is marked as shipped, with its date, the loss that it reaches is compared with what it
          promised.
        </p>
        <Undated report={report} />
      </section>
    )
  }
  const ends = projects.flatMap(({ predicted, observed }) => [predicted.p10, predicted.p90, observed.mean])
  const scale = rangeScale([Math.min(0, ...ends), Math.max(1, ...ends)], 6)
  return (
    <>
      <ChartFrame
        title={realisedTitle(report)}
        caption="Service minutes a year avoided since shipping: predicted P10 to P90 with its mean as a tick, observed as a dot; a ring where too few incidents came to tell"
        file="realised-benefit"
        data={{
          columns: [
            { title: 'Project', name: 'project' },
            { title: 'Shipped', name: 'shipped_at' },
            { title: 'Predicted', name: 'predicted_minutes' },
            { title: 'P10', name: 'predicted_p10_minutes' },
            { title: 'P90', name: 'predicted_p90_minutes' },
            { title: 'Observed', name: 'observed_minutes' },
            { title: '80% from', name: 'observed_low_minutes' },
            { title: 'to', name: 'observed_high_minutes' },
            { title: 'Chance it is noise', name: 'chance_of_noise', write: chance },
            { title: 'Chance to tell by now', name: 'power', write: chance },
            { title: 'Verdict', name: 'verdict' },
          ],
          rows: projects.map((project) => [
            project.title,
            project.shippedAt,
            project.predicted.mean,
            project.predicted.p10,
            project.predicted.p90,
            project.observed.mean,
            project.observed.low,
            project.observed.high,
            project.chanceOfNoise,
            project.power,
            verdict(project),
          ]),
        }}
      >
        <Spans
          label={realisedTitle(report)}
          scale={scale}
          through={0}
          room={narrow ? { names: 128, figures: 84 } : { names: 264, aside: 72, figures: 340 }}
          rows={projects.slice(0, MOST).map((project) => ({
            id: project.id,
            title: project.title,
            ...(narrow ? {} : { aside: month(project.shippedAt) }),
            line: { from: project.predicted.p10, to: project.predicted.p90, hasEnds: true },
            tick: project.predicted.mean,
            marks: [{ value: project.observed.mean, look: LOOKS[project.verdict] }],
            figure: narrow
              ? VERDICT_WORDS[project.verdict].toLowerCase()
              : `${verdict(project)}; ${chance(project.chanceOfNoise)} that it is noise`,
            isStrong: project.verdict !== 'cannot-tell',
            words: `${project.title}: ${amount(project.observed.mean)} minutes a year avoided, ${amount(project.predicted.p10)} to ${amount(project.predicted.p90)} predicted; ${verdict(project)}`,
          }))}
        />
      </ChartFrame>
      <ul className={styles.verdicts}>
        {projects.slice(0, MOST).map(({ id, title, words }) => (
          <li key={id}>
            <strong>{title}.</strong> {words.join(' ')}
          </li>
        ))}
      </ul>
      <Undated report={report} />
    </>
  )
}

const verdict = (project: RealisedProject): string => `${VERDICT_WORDS[project.verdict]}${askAgainWords(project)}`

function Undated({ report: { undated } }: { readonly report: RealisedReport }) {
  if (undated.length === 0) return null
  const titles = undated.map(({ title }) => title)
  return <p className={styles.quiet}>Shipped, but nobody said when, so not compared: {listShort(titles, 4)}.</p>
}
