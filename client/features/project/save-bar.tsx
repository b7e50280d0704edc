import type { Examination } from '../../../model/insight/examine.ts'
import { Button } from '../../components/button.tsx'
import { draftWords } from './findings.ts'
import styles from './save-bar.module.css'
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
    <section className={styles.bar} data-screen aria-label="Change">
      <p role="status">
        {isSaved && 'Saved. Everybody sees it now.'}
        {isDirty && !canSave && 'An estimate above does not make sense yet, so nothing is computed from it.'}
        {isDirty && canSave && examination && draftWords(examination)}
        {saving.state === 'failed' && (
          <strong role="alert">
            {' '}
            {saving.trouble.title}. {saving.trouble.detail}
          </strong>
        )}
      </p>
      <span className={styles.actions}>
        {isSaved && <Button onClick={onUndo}>Undo</Button>}
        {isDirty && (
          <>
            <Button onClick={onDiscard} disabled={isSaving}>
              Discard
            </Button>
            <Button kind="primary" onClick={onSave} disabled={!canSave || isSaving}>
              {isSaving ? 'Saving' : 'Save'}
            </Button>
          </>
        )}
      </span>
    </section>
  )
}
