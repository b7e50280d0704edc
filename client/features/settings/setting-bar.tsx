import { Link } from '@tanstack/react-router'
import { ChangeBar } from '../../components/change-bar.tsx'
import { type VersionLine, VersionsDialog } from '../../components/versions-dialog.tsx'
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
    <>
      <ChangeBar
        isChanged={draft !== null || fault !== null}
        isSaved={isSaved}
        isSaving={saving.state === 'saving'}
        canSave={draft !== null && wrong === null}
        onSave={editing.save}
        onDiscard={editing.discard}
        onUndo={editing.undo}
      >
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
      </ChangeBar>
      <VersionsDialog
        lines={
          saving.state === 'conflict'
            ? versionLines(describe(draft?.changes ?? null), describe(saving.theirs.changes))
            : null
        }
        onTakeTheirs={editing.takeTheirs}
        onKeepMine={editing.keepMine}
        onClose={editing.putOff}
      />
    </>
  )
}

function versionLines(mine: readonly ChangeLine[], theirs: readonly ChangeLine[]): VersionLine[] {
  const textOf = (lines: readonly ChangeLine[], title: string) =>
    lines.find((line) => line.title === title)?.text ?? 'as it was before'
  const titles = [...new Set([...mine, ...theirs].map(({ title }) => title))]
  return titles.map((title) => ({ title, mine: textOf(mine, title), theirs: textOf(theirs, title) }))
}
