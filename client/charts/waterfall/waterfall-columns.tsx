import { wrapWords } from '../fit-words.ts'
import { ProvenanceStack } from '../provenance-fill.tsx'
import { scaleTo } from '../scale.ts'
import { BarButton } from './bar-button.tsx'
import type { WaterfallSpan } from './steps.ts'
import styles from './waterfall.module.css'

export interface SpanFrame {
  readonly spans: readonly WaterfallSpan[]
  readonly width: number
  readonly height: number
  readonly hatch: string
  readonly write: (value: number) => string
  readonly onOpen: (key: string) => void
}

const LEFT = 44
const HEAD = 18
const FOOT = 44
const LETTER = 6.1

/** Bars that stand, with a scale at their left and their names below. */
export function WaterfallColumns({ spans, width, height, hatch, write, onOpen }: SpanFrame) {
  const scale = scaleTo(Math.max(...spans.map(({ to }) => to)) * 1.001, 4)
  const plot = height - HEAD - FOOT
  const y = (value: number) => HEAD + plot * (1 - value / scale.max)
  const step = (width - LEFT) / spans.length
  const bar = Math.min(72, step * 0.66)
  const xOf = (position: number) => LEFT + position * step + (step - bar) / 2
  return (
    <>
      <g aria-hidden="true">
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line className={tick === 0 ? styles.base : styles.grid} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
            <text className={styles.axis} x={LEFT - 8} y={y(tick)} textAnchor="end">
              {write(tick)}
            </text>
          </g>
        ))}
        {spans.slice(0, -1).map((span, position) => (
          <line
            key={span.key}
            className={styles.base}
            x1={xOf(position)}
            x2={xOf(position + 1) + bar}
            y1={y(span.kind === 'level' ? span.to : span.from)}
            y2={y(span.kind === 'level' ? span.to : span.from)}
          />
        ))}
      </g>
      {spans.map((span, position) => {
        const x = xOf(position)
        const middle = x + bar / 2
        return (
          <BarButton
            key={span.key}
            span={span}
            area={{ x: LEFT + position * step, y: 0, width: step, height }}
            onOpen={onOpen}
          >
            {span.byProvenance ? (
              <ProvenanceStack hatch={hatch} x={x} width={bar} y={y} minutes={span.byProvenance} />
            ) : (
              <rect
                className={span.kind === 'scope' ? styles.scope : styles.removed}
                x={x}
                y={y(span.to)}
                width={bar}
                height={Math.max(1, y(span.from) - y(span.to))}
              />
            )}
            <text className={styles.figure} x={middle} y={y(span.to) - 9} textAnchor="middle">
              {span.figure}
            </text>
            {wrapWords(span.label, Math.floor((step - 4) / LETTER), 2).map((line, row) => (
              <text key={line} x={middle} y={height - FOOT + 14 + row * 14} textAnchor="middle">
                {line}
              </text>
            ))}
          </BarButton>
        )
      })}
    </>
  )
}
