import { Dialog } from '../components/dialog.tsx'
import { PLACES, type Shortcut, shortcutsInForce } from '../lib/shortcuts.ts'
import styles from './dialogs.module.css'
import { Keys } from './keys.tsx'

/** What the browser and every screen do by themselves. */
const BY_ITSELF: readonly Shortcut[] = [
  { keys: 'Enter', title: 'Open what is in focus', place: 'Anywhere', run: () => {} },
  { keys: 'Escape', title: 'Close what is open', place: 'Anywhere', run: () => {} },
]

/** Every key that does something on the screen behind it. */
export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} title="Keys" onClose={onClose}>
      {open && <KeyMap />}
    </Dialog>
  )
}

function KeyMap() {
  const all = [...shortcutsInForce().filter(({ keys }) => keys !== 'Escape'), ...BY_ITSELF]
  const ofPlace = (place: Shortcut['place']) =>
    all.flatMap(({ keys, title, place: own }) =>
      keys !== undefined && (own ?? 'On this screen') === place ? [{ keys, title }] : [],
    )
  return PLACES.map((place) => ({ place, rows: ofPlace(place) })).map(
    ({ place, rows }) =>
      rows.length > 0 && (
        <table key={place} className={styles.keys}>
          <caption>{place}</caption>
          <tbody>
            {rows.map(({ keys, title }) => (
              <tr key={keys}>
                <th scope="row">
                  <Keys keys={keys} />
                </th>
                <td>{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ),
  )
}
