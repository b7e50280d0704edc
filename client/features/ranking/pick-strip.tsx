import { Button } from '../../components/button.tsx'
import styles from './page.module.css'

interface StripProps {
  readonly title: string
  readonly onCancel: () => void
}

/** Says that one project is picked and how to pick the other. */
export const PickStrip = ({ title, onCancel }: StripProps) => (
  <p className={styles.picked} role="status">
    <span>
      Comparing <strong>{title}</strong>: pick the other one by its rank, or with <kbd>c</kbd> on its row.
    </span>
    <Button kind="link" onClick={onCancel}>
      Cancel
    </Button>
  </p>
)
