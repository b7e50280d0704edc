import type { Statement } from '../../components/effects-editor/project-form.ts'
import { VersionsDialog } from '../../components/versions-dialog.tsx'
import { differences, type StatementTitles } from './statement-lines.ts'

interface ConflictDialogProps {
  /** Null while there is nothing to settle. */
  readonly versions: { readonly mine: Statement; readonly theirs: Statement } | null
  readonly titles: StatementTitles
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  readonly onClose: () => void
}

/** Where a person settles whose statement of a project holds. */
export function ConflictDialog({ versions, titles, ...choices }: ConflictDialogProps) {
  const lines = versions && differences(versions.mine, versions.theirs, titles)
  const stated = lines?.map(({ title, mine, theirs }) => ({
    title,
    mine: mine ?? 'not stated',
    theirs: theirs ?? 'not stated',
  }))
  return <VersionsDialog lines={stated ?? null} legend="Low, likely, high." {...choices} />
}
