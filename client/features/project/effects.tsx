import { type Effect, MECHANISMS, type Project } from '../../../model/evidence/project.ts'
import { counted, wholePercent } from '../../../model/format.ts'
import { mechanismWords } from '../../../model/insight/words.ts'
import type { Frame } from '../../../model/ranking/frame.ts'
import { Density } from '../../charts/density.tsx'
import { titlesOf } from '../../components/effects-editor/catalogue.ts'
import { selectorTags } from '../../components/effects-editor/words.ts'
import styles from './panel.module.css'

/** What changes, and by how much: every effect with its scope and its three-point reductions. */
export function Effects({ project, frame }: { readonly project: Project; readonly frame: Frame }) {
  const titles = titlesOf(frame)
  const weeksEnd = project.effort.reduce((most, { high }) => Math.max(most, high), 0) * 1.25
  return (
    <section className={styles.section}>
      <h3>
        {project.effects.length > 0
          ? 'Effects: what changes, and by how much'
          : 'No effect stated, so nothing is avoided'}
      </h3>
      {project.effects.length > 1 && (
        <p className={styles.caption}>
          {counted(project.effects.length, 'effect')}; they compose and never add up to more than there was
        </p>
      )}
      {project.effects.map((effect) => (
        <EffectTable key={JSON.stringify(effect)} effect={effect} tags={selectorTags(effect, titles)} />
      ))}
      <ThreePointTable
        axis={`0 to ${weeksEnd.toFixed(0)} weeks`}
        headed={project.effects.length === 0}
        rows={project.effort.map(({ team, ...estimate }) => ({
          title: project.effort.length > 1 ? `Effort, ${team}` : 'Effort, weeks',
          estimate,
          write: String,
          max: weeksEnd,
          hue: 'effort' as const,
        }))}
      />
    </section>
  )
}

function EffectTable({ effect, tags }: { readonly effect: Effect; readonly tags: readonly string[] }) {
  const rows = MECHANISMS.flatMap((mechanism) => {
    const estimate = effect[mechanism]
    if (!estimate) return []
    return [
      {
        title: mechanismWords(mechanism, effect),
        estimate,
        write: (share: number) => `${wholePercent(share)}%`,
        max: 1,
        hue: 'avoided' as const,
      },
    ]
  })
  return (
    <>
      <ul className={styles.tags} aria-label="Applies to">
        {tags.map((tag) => (
          <li key={tag} className={styles.tag}>
            {tag}
          </li>
        ))}
      </ul>
      <ThreePointTable axis="0 to 100%" rows={rows} />
    </>
  )
}

interface EstimateRow {
  readonly title: string
  readonly estimate: { readonly low: number; readonly likely: number; readonly high: number }
  readonly write: (value: number) => string
  readonly max: number
  readonly hue: 'avoided' | 'effort'
}

interface ThreePointProps {
  readonly axis: string
  readonly rows: readonly EstimateRow[]
  /** False where a table above has the same columns. */
  readonly headed?: boolean
}

function ThreePointTable({ axis, rows, headed = true }: ThreePointProps) {
  return (
    <table className={`${styles.table} ${styles.estimates}`}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">Estimate</span>
          </th>
          {['low', 'likely', 'high'].map((point) => (
            <th key={point} scope="col">
              <span className={headed ? '' : 'unseen'}>{point}</span>
            </th>
          ))}
          <th scope="col">{axis}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, estimate, write, max, hue }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className="number">{write(estimate.low)}</td>
            <td className="number">{write(estimate.likely)}</td>
            <td className="number">{write(estimate.high)}</td>
            <td className={styles.density}>
              <Density estimate={estimate} max={max} hue={hue} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
