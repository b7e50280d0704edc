import type { MappingRulesPreview, RowChange } from '../../../../model/contract/mapping-rules.ts'
import { count } from '../../../../model/format.ts'
import styles from '../sources.module.css'
import own from './mapping.module.css'

const CHANGES: Readonly<Record<RowChange, string>> = {
  mapped: 'gets a service',
  moved: 'moves',
  unmapped: 'loses its service',
  explained: 'root or cause',
}

interface PreviewProps {
  readonly preview: MappingRulesPreview
  readonly title: string
  readonly busy: boolean
}

/** The rows that would change, first those that are shown; all are counted. */
export function RulePreview({ preview: { counts, rows }, title, busy }: PreviewProps) {
  const all = counts.mapped + counts.moved + counts.unmapped + counts.explained
  return (
    <section className={own.preview} aria-label="What would change" aria-busy={busy}>
      <div role="status">
        <h3>{title}</h3>
      </div>
      <ul>
        {rows.map(({ kind, id, title: row, change, before, after }) => (
          <li key={`${kind} ${id}`}>
            <span>{row}</span>
            <span className={styles.detail}>{CHANGES[change]}</span>
            <span className={styles.secondary}>
              {before.join(', ') || 'no service'} → {after.join(', ') || 'no service'}
            </span>
          </li>
        ))}
      </ul>
      {all > rows.length && <p className={styles.detail}>and {count(all - rows.length)} more</p>}
    </section>
  )
}
