import { Link } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import styles from './settings.module.css'
import type { SettingEditing } from './use-setting.ts'

/** One line of a change: what it is about, and what it says. */
export interface ChangeLine {
  readonly title: string
  readonly text: string
}

interface SettingBarProps {
  readonly editing: SettingEditing
  /** Why what is typed cannot be saved; null: it can. */
  readonly fault: string | null
  readonly describe: (changes: object | null) => readonly ChangeLine[]
}

/** What a change would do to the ranking, and the way to keep it, drop it, take it back or settle it with another. */
export function SettingBar({ editing, fault, describe }: SettingBarProps) {
  const { draft, saving, preview } = editing
  const isSaved = saving.state === 'saved' && draft === null
  if (!draft && !fault && !isSaved && saving.state !== 'failed') return null
  const wrong = fault ?? preview.fault
  return (
    <div className={styles.bar}>
      <p role="status">
        {isSaved && (
          <>
            Saved. {saving.words}{' '}
            <Link to="/ranking" search={({ lens, weights, asOf }) => ({ lens, weights, asOf })}>
              See the ranking
            </Link>
          </>
        )}
        {!isSaved && wrong && <strong>{wrong}</strong>}
        {draft && !wrong && (preview.words ?? 'Computing what it would do')}
        {saving.state === 'failed' && <strong role="alert"> {saving.trouble.detail}</strong>}
      </p>
      <span className={styles.actions}>
        {isSaved && <Button onClick={editing.undo}>Undo</Button>}
        {(draft || fault) && (
          <>
            <Button onClick={editing.discard}>Discard</Button>
            <Button
              kind="primary"
              onClick={editing.save}
              disabled={wrong !== null || !draft || saving.state === 'saving'}
            >
              {saving.state === 'saving' ? 'Saving' : 'Save'}
            </Button>
          </>
        )}
      </span>
      <Dialog
        open={saving.state === 'conflict'}
        title="Somebody else has changed this in the meantime"
        onClose={editing.putOff}
      >
        {saving.state === 'conflict' && (
          <Versions
            mine={describe(draft?.changes ?? null)}
            theirs={describe(saving.theirs.changes)}
            onTakeTheirs={editing.takeTheirs}
            onKeepMine={editing.keepMine}
          />
        )}
      </Dialog>
    </div>
  )
}

interface VersionsProps {
  readonly mine: readonly ChangeLine[]
  readonly theirs: readonly ChangeLine[]
  readonly onTakeTheirs: () => void
  readonly onKeepMine: () => void
}

function Versions({ mine, theirs, onTakeTheirs, onKeepMine }: VersionsProps) {
  const titles = [...new Set([...mine, ...theirs].map(({ title }) => title))]
  const textOf = (lines: readonly ChangeLine[], title: string) =>
    lines.find((line) => line.title === title)?.text ?? 'as it was before'
  return (
    <>
      <p className={styles.detail}>Nothing of either is lost until you choose.</p>
      <table className={styles.versions}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Yours, not saved</th>
            <th scope="col">Theirs, saved</th>
          </tr>
        </thead>
        <tbody>
          {titles.map((title) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>{textOf(mine, title)}</td>
              <td>{textOf(theirs, title)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <span className={styles.actions}>
        <Button onClick={onTakeTheirs}>Take theirs</Button>
        <Button kind="primary" onClick={onKeepMine}>
          Save mine over it
        </Button>
      </span>
    </>
  )
}
