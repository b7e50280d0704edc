import { useId } from 'react'
import { useWidth } from '../../lib/use-width.ts'
import { ProvenanceHatch } from '../provenance-fill.tsx'
import { type WaterfallStep, waterfallSpans } from './steps.ts'
import styles from './waterfall.module.css'
import { WaterfallColumns } from './waterfall-columns.tsx'
import { WaterfallLines } from './waterfall-lines.tsx'

export interface WaterfallProps {
  readonly label: string
  readonly steps: readonly WaterfallStep[]
  readonly write: (value: number) => string
  readonly onOpen: (key: string) => void
}

/** Narrower than this its bars lie, so that their names can be read. */
const UPRIGHT_FROM = 520

/** From a loss down to what is left of it. Every bar is a button that opens what it stands on. */
export function Waterfall({ label, steps, write, onOpen }: WaterfallProps) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const hatch = useId()
  const upright = width >= UPRIGHT_FROM
  const height = upright || width === 0 ? 260 : steps.length * 34 + 8
  const frame = { spans: waterfallSpans(steps), width, height, hatch, write, onOpen }
  return (
    <div ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className={styles.waterfall} width={width} height={height} role="group" aria-label={label}>
          <ProvenanceHatch id={hatch} />
          {upright ? <WaterfallColumns {...frame} /> : <WaterfallLines {...frame} />}
        </svg>
      )}
    </div>
  )
}
