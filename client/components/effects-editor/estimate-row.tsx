import { useId } from 'react'
import type { ThreePoint } from '../../../model/evidence/three-point.ts'
import { Density } from '../../charts/density.tsx'
import { Button } from '../button.tsx'
import styles from './effects-editor.module.css'
import { type EstimateText, POINTS } from './project-form.ts'

interface EstimateRowProps {
  readonly title: string
  readonly text: EstimateText
  /** The estimate once it makes sense; null until then. */
  readonly estimate: ThreePoint | null
  readonly fault: string | undefined
  readonly max: number
  readonly hue: 'avoided' | 'effort'
  readonly onChange: (text: EstimateText) => void
  readonly onRemove: (() => void) | null
}

/** Low, likely and high of one estimate, its shape beside them, and what is wrong with it below. */
export function EstimateRow({ title, text, estimate, fault, max, hue, onChange, onRemove }: EstimateRowProps) {
  const faultId = useId()
  return (
    <div className={styles.row}>
      <span className={styles.title}>
        {title}
        {onRemove && (
          <Button kind="quiet" aria-label={`Remove ${title}`} title="Remove" onClick={onRemove}>
            ×
          </Button>
        )}
      </span>
      {POINTS.map((point) => (
        <input
          key={point}
          className={`${styles.input} number`}
          value={text[point]}
          inputMode="decimal"
          autoComplete="off"
          aria-label={`${title}, ${point}`}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : faultId}
          onChange={(event) => onChange({ ...text, [point]: event.target.value })}
        />
      ))}
      <span className={styles.density}>{estimate && <Density estimate={estimate} max={max} hue={hue} />}</span>
      {fault !== undefined && (
        <p id={faultId} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  )
}

/** Names of the columns, once above the rows. */
export function EstimateHead({ axis }: { readonly axis: string }) {
  return (
    <div className={styles.headRow} aria-hidden="true">
      <span />
      {POINTS.map((point) => (
        <span key={point}>{point}</span>
      ))}
      <span>{axis}</span>
    </div>
  )
}
