import type { Examination } from '../../../model/insight/examine.ts'
import { ChangeBar } from '../../components/change-bar.tsx'
import { draftWords } from './findings.ts'
import type { Saving } from './use-draft.ts'

interface SaveBarProps {
  readonly isDirty: boolean
  readonly canSave: boolean
  readonly saving: Saving
  readonly examination: Examination | null
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly onUndo: () => void
}

/** What the change would do, and the way to keep it, drop it or take it back. Stands at the lower edge while there is one. */
export function SaveBar({ isDirty, canSave, saving, examination, onSave, onDiscard, onUndo }: SaveBarProps) {
  const isSaving = saving.state === 'saving'
  const isSaved = saving.state === 'saved' && !isDirty
  if (!isDirty && !isSaved && saving.state === 'idle') return null
  return (
    <ChangeBar
      floating
      isChanged={isDirty}
      isSaved={isSaved}
      isSaving={isSaving}
      canSave={canSave}
      onSave={onSave}
      onDiscard={onDiscard}
      onUndo={onUndo}
    >
      {isSaved && 'Saved. Everybody sees it now.'}
      {isDirty && !canSave && 'An estimate above does not make sense yet, so nothing is computed from it.'}
      {isDirty && canSave && examination && draftWords(examination)}
      {saving.state === 'failed' && (
        <strong role="alert">
          {' '}
          {saving.trouble.title}. {saving.trouble.detail}
        </strong>
      )}
    </ChangeBar>
  )
}
