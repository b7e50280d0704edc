import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import styles from './versions-dialog.module.css'

/** One part that the two say differently. */
export interface VersionLine {
  readonly title: string
  readonly mine: string
  readonly theirs: string
}

interface VersionsDialogProps {
  /** Null while there is nothing to settle. */
  readonly lines: readonly VersionLine[] | null
  /** How figures in the lines are to be read. */
  readonly legend?: string
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  readonly onClose: () => void
}

/** Somebody else saved first: both versions, part by part, and a person chooses. Closing it keeps the draft. */
export function VersionsDialog({ lines, legend, onKeepMine, onTakeTheirs, onClose }: VersionsDialogProps) {
  return (
    <Dialog open={lines !== null} title="Somebody else has changed this in the meantime" onClose={onClose}>
      {lines && (
        <>
          <p className={styles.caption}>Nothing of either is lost until you choose. {legend}</p>
          <table className={styles.versions}>
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Yours, not saved</th>
                <th scope="col">Theirs, saved</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ title, mine, theirs }) => (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  <td>{mine}</td>
                  <td>{theirs}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.actions}>
            <Button onClick={onTakeTheirs}>Take theirs</Button>
            <Button kind="primary" onClick={onKeepMine}>
              Save mine over it
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
