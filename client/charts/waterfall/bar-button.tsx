import type { ReactNode } from 'react'
import type { WaterfallSpan } from './steps.ts'
import styles from './waterfall.module.css'

interface BarButtonProps {
  readonly span: WaterfallSpan
  /** Where a click counts, in pixels. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly onOpen: (key: string) => void
  readonly children: ReactNode
}

/** A bar that opens its rows, by pointer and by keyboard. */
export function BarButton({ span, area, onOpen, children }: BarButtonProps) {
  return (
    <g
      className={styles.bar}
      role="button"
      tabIndex={0}
      onClick={() => onOpen(span.key)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onOpen(span.key)
      }}
    >
      <title>{`${span.label}: ${span.figure}. Open its rows`}</title>
      <rect className={styles.area} {...area} />
      {children}
    </g>
  )
}
