import type { Lens } from '../../../model/evidence/lens.ts'
import styles from './controls.module.css'

interface SwitchProps {
  readonly lenses: readonly Lens[]
  /** The lens in force; null while the weights are one's own. */
  readonly current: string | null
  readonly onChoose: (lens: Lens) => void
}

/** Named weights: one set of facts, seen by different people. */
export function LensSwitch({ lenses, current, onChoose }: SwitchProps) {
  return (
    <fieldset className={styles.lenses} aria-label="Lens">
      {lenses.map((lens) => (
        <button
          key={lens.id}
          type="button"
          className={styles.lens}
          aria-pressed={lens.id === current}
          data-title={lens.title}
          onClick={() => onChoose(lens)}
        >
          {lens.title}
        </button>
      ))}
    </fieldset>
  )
}
