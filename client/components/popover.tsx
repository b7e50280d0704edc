import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './floating.module.css'

interface PopoverProps {
  /** What the button says. */
  readonly label: string
  /** What the opened part is, for those who cannot see it. */
  readonly title: string
  readonly active?: boolean
  readonly children: ReactNode
}

/** A button that opens something below it. Closes on Escape, on a click beside it and when the focus leaves. */
export function Popover({ label, title, active = false, children }: PopoverProps) {
  const [open, setOpen] = useState(false)
  const wrapper = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    wrapper.current?.querySelector<HTMLElement>('[data-popover] :is(a, input, select, button)')?.focus()
    const leave = (event: Event) => {
      if (event.target instanceof Node && !wrapper.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for Escape from what is inside
    <div ref={wrapper} className={styles.wrapper} onKeyDown={onKeyDown}>
      <Button
        ref={button}
        active={active}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        <section id={id} className={styles.dropdown} aria-label={title} data-popover="">
          {children}
        </section>
      )}
    </div>
  )
}
