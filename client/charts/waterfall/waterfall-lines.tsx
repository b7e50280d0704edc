import type { Provenance } from '../../../model/evidence/provenance.ts'
import { PROVENANCES } from '../../../model/evidence/provenance.ts'
import { wrapWords } from '../fit-words.ts'
import { BarButton } from './bar-button.tsx'
import styles from './waterfall.module.css'
import type { SpanFrame } from './waterfall-columns.tsx'

const NAMES = 112
const FIGURES = 52
const ROW = 34
const BAR = 16
const LETTER = 6.1

/** Bars that lie, each on a line with its name before and its figure behind it: for narrow screens. */
export function WaterfallLines({ spans, width, hatch, onOpen }: SpanFrame) {
  const most = Math.max(...spans.map(({ to }) => to), Number.MIN_VALUE)
  const x = (value: number) => NAMES + (value / most) * (width - NAMES - FIGURES)
  return spans.map((span, position) => {
    const top = position * ROW
    const y = top + (ROW - BAR) / 2
    const lines = wrapWords(span.label, Math.floor((NAMES - 8) / LETTER), 2)
    return (
      <BarButton key={span.key} span={span} area={{ x: 0, y: top, width, height: ROW }} onOpen={onOpen}>
        {lines.map((line, row) => (
          <text key={line} x={0} y={top + ROW / 2 + (row - (lines.length - 1) / 2) * 13}>
            {line}
          </text>
        ))}
        {span.byProvenance ? (
          <LyingStack hatch={hatch} x={x} y={y} shares={span.byProvenance} />
        ) : (
          <rect
            className={span.kind === 'scope' ? styles.scope : styles.removed}
            x={x(span.from)}
            y={y}
            width={Math.max(1, x(span.to) - x(span.from))}
            height={BAR}
          />
        )}
        <text className={styles.figure} x={x(span.to) + 6} y={top + ROW / 2}>
          {span.figure}
        </text>
      </BarButton>
    )
  })
}

interface LyingStackProps {
  readonly hatch: string
  readonly x: (value: number) => number
  readonly y: number
  readonly shares: Readonly<Record<Provenance, number>>
}

function LyingStack({ hatch, x, y, shares }: LyingStackProps) {
  let from = 0
  return PROVENANCES.map((provenance) => {
    const start = from
    from += shares[provenance]
    const width = x(from) - x(start)
    if (width <= 0) return null
    const inset = provenance === 'assumed' ? 0.5 : 0
    return (
      <rect
        key={provenance}
        className={provenance === 'assumed' ? styles.assumed : styles.loss}
        x={x(start) + inset}
        y={y + inset}
        width={Math.max(0.5, width - 2 * inset)}
        height={BAR - 2 * inset}
        {...(provenance === 'reported' ? { style: { fill: `url(#${hatch})` } } : {})}
      />
    )
  })
}
