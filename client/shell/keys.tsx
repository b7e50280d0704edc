import { keyCaps } from '../lib/shortcuts.ts'
import styles from './keys.module.css'

/** Keys as they are printed, one after the other. */
export const Keys = ({ keys }: { readonly keys: string }) => (
  <span className={styles.keys}>
    {keyCaps(keys).map((cap) => (
      <kbd key={cap} className={styles.key}>
        {cap}
      </kbd>
    ))}
  </span>
)
