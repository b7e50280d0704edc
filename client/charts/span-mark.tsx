import styles from './plot.module.css'
import type { SpanRow } from './spans.tsx'

interface SpanMarkProps {
  readonly row: SpanRow
  readonly x: (value: number) => number
  readonly y: number
  /** Beyond the scale: its end is left open. */
  readonly isOpen: (value: number) => boolean
}

/** A line with its ends, the tick across it, and the marks above it. */
export function SpanMark({ row: { line, tick, marks }, x, y, isOpen }: SpanMarkProps) {
  return (
    <>
      {line && (
        <g className={styles.span}>
          <line x1={x(line.from)} x2={x(line.to)} y1={y} y2={y} />
          {line.hasEnds &&
            [line.from, line.to]
              .filter((end) => !isOpen(end))
              .map((end, place) => (
                <line key={place === 0 ? 'from' : 'to'} x1={x(end)} x2={x(end)} y1={y - 3} y2={y + 3} />
              ))}
          {tick !== undefined && <line x1={x(tick)} x2={x(tick)} y1={y - 5} y2={y + 5} />}
        </g>
      )}
      {marks.map(({ value, look }) => (
        <circle
          key={look}
          className={styles[look]}
          cx={x(value)}
          cy={y}
          r={look.toLowerCase().endsWith('ring') ? 3.5 : 4}
        />
      ))}
    </>
  )
}
