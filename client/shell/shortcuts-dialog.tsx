import { Dialog } from '../components/dialog.tsx'
import { shortcutsInForce } from '../lib/shortcuts.ts'
import styles from './dialogs.module.css'

const FIXED = [
  { keys: 'Enter', title: 'Open what is in focus' },
  { keys: 'Escape', title: 'Close what is open' },
]

/** Every key that does something on the screen behind it. */
export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} title="Keys" onClose={onClose}>
      <table className={styles.keys}>
        <tbody>
          {[...shortcutsInForce().filter(({ keys }) => keys !== 'Escape'), ...FIXED].map(({ keys, title }) => (
            <tr key={keys}>
              <th scope="row">
                {keys.split(' ').map((key) => (
                  <kbd key={key} className={styles.key}>
                    {key}
                  </kbd>
                ))}
              </th>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
