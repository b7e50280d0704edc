import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import type { Statement } from '../../components/effects-editor/project-form.ts'
import styles from './page.module.css'
import { differences, type StatementTitles } from './statement-lines.ts'

interface ConflictDialogProps {
  /** Null while there is nothing to settle. */
  readonly versions: { readonly mine: Statement; readonly theirs: Statement } | null
  readonly titles: StatementTitles
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  readonly onClose: () => void
}

/** Somebody else saved first: both versions, part by part, and a person chooses. Closing it keeps the draft. */
export function ConflictDialog({ versions, titles, onKeepMine, onTakeTheirs, onClose }: ConflictDialogProps) {
  return (
    <Dialog open={versions !== null} title="Somebody else has changed this in the meantime" onClose={onClose}>
      {versions && (
        <>
          <p className={styles.caption}>Nothing of either is lost until you choose. Low, likely, high.</p>
          <table className={styles.versions}>
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Yours, not saved</th>
                <th scope="col">Theirs, saved</th>
              </tr>
            </thead>
            <tbody>
              {differences(versions.mine, versions.theirs, titles).map(({ title, mine, theirs }) => (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  <td>{mine ?? 'not stated'}</td>
                  <td>{theirs ?? 'not stated'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.saveActions}>
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
