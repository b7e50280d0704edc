import { type ReactNode, useEffect, useRef } from 'react'
import { useNarrow } from '../lib/use-media.ts'
import { Button } from './button.tsx'
import styles from './drawer.module.css'

interface DrawerProps {
  /** What it shows, for those who cannot see it. */
  readonly title: string
  /** The line beside its button: "Incident, demo-sp-0098". */
  readonly kind: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Lies over the right side of the page, which stays in reach; over all of a narrow one. Takes the focus when it opens. */
export function Drawer({ title, kind, onClose, children }: DrawerProps) {
  const modal = useNarrow()
  const element = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is read from its top
  useEffect(() => {
    element.current?.focus({ preventScroll: true })
    element.current?.scrollTo({ top: 0 })
  }, [kind])
  useEffect(() => {
    if (!modal) return
    document.documentElement.style.overflow = 'hidden'
    return () => {
      document.documentElement.style.overflow = ''
    }
  }, [modal])
  const content = (
    <div className={styles.inner}>
      <div className={styles.top}>
        <span>{kind}</span>
        <Button onClick={onClose}>Close</Button>
      </div>
      {children}
    </div>
  )
  if (!modal)
    return (
      <aside ref={element} className={styles.drawer} tabIndex={-1} aria-label={title}>
        {content}
      </aside>
    )
  return (
    <section ref={element} className={styles.drawer} tabIndex={-1} role="dialog" aria-modal="true" aria-label={title}>
      {content}
    </section>
  )
}
