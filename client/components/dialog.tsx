import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  /** A sheet rises from the lower edge: for narrow screens. */
  readonly sheet?: boolean
  /** Holds a table rather than a form. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A dialog above everything: keeps the focus, closes on Escape, on its button and on a click beside it. */
export function Dialog({ open, title, onClose, sheet = false, wide = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    if (open && !element.current?.open) element.current?.showModal()
    if (!open) element.current?.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={element}
      className={`${styles.dialog} ${sheet ? styles.sheet : ''} ${wide ? styles.wide : ''}`}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      {open && (
        <>
          <div className={styles.head}>
            <h2 id={heading}>{title}</h2>
            <Button onClick={onClose}>Close</Button>
          </div>
          {children}
        </>
      )}
    </dialog>
  )
}
