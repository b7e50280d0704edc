import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './change-bar.module.css'

interface ChangeBarProps {
  /** What the change would do, did, or why it cannot be kept. */
  readonly children: ReactNode
  /** There is a change that is not kept yet. */
  readonly isChanged: boolean
  readonly isSaved: boolean
  readonly isSaving: boolean
  readonly canSave: boolean
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly onUndo: () => void
  /** Over the lower edge of the page, whatever part of it is in sight. */
  readonly floating?: boolean
}

/** What a change would do, and the way to keep it, drop it or take it back. */
export function ChangeBar({ children, isChanged, isSaved, isSaving, canSave, floating, ...doing }: ChangeBarProps) {
  return (
    <section
      className={styles.bar}
      data-screen
      data-floating={floating ?? false}
      aria-label={floating ? 'Change' : undefined}
    >
      <p role="status">{children}</p>
      <span className={styles.actions}>
        {isSaved && <Button onClick={doing.onUndo}>Undo</Button>}
        {isChanged && (
          <>
            <Button onClick={doing.onDiscard} disabled={isSaving}>
              Discard
            </Button>
            <Button kind="primary" onClick={doing.onSave} disabled={!canSave || isSaving}>
              {isSaving ? 'Saving' : 'Save'}
            </Button>
          </>
        )}
      </span>
    </section>
  )
}
