import { percent, weeksShort } from '../../../model/format.ts'
import type { Cut } from './row.ts'
import styles from './table.module.css'

interface CutProps {
  readonly top: number
  readonly cut: Cut
}

/** Where the weeks run out, and whether the line separates anything. */
export function CutRow({ top, cut }: CutProps) {
  return (
    <tr className={styles.cut} style={{ top }} data-tour="cut">
      <td>
        <strong>
          Cut line: <span className="number">{cutText(cut)}</span>
        </strong>
        <span className={styles.dash} aria-hidden="true" />
        <span className={styles.cutNote}>{cutNote(cut)}</span>
      </td>
    </tr>
  )
}

/** "43.8 of 44 engineer-weeks spent" */
export const cutText = ({ spent, capacity }: Cut, unit = 'engineer-weeks spent'): string =>
  `${weeksShort(spent)} of ${weeksShort(capacity)} ${unit}`

function cutNote({ above, value, throughTier }: Cut): string {
  if (above === 0) return 'nothing fits'
  const together = `all above remove ${percent(value, 0)} together`
  return throughTier ? `it runs through a tie; ${together}` : together
}
