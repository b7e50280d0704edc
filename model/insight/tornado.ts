import { compareText } from '../compare.ts'
import { leverageAt, type UncertainInput } from './input.ts'
import type { Rival } from './rival.ts'

/** Ends of a bar: the input is below the one with a tenth chance, above the other with a tenth. */
const BAR_CHANCES = [0.1, 0.9] as const

/** An end of a bar. */
export interface TornadoEnd {
  /** The input, in its own unit. */
  readonly input: number
  readonly leverage: number
}

/** What one input does to a project's leverage, all else at its mean. */
export interface TornadoBar {
  readonly input: UncertainInput
  /** At the input's P10 and P90. */
  readonly low: TornadoEnd
  readonly high: TornadoEnd
  /** Distance between the two leverages. */
  readonly swing: number
  /** Whether one end is on the other side of the rival than the mean; null without a rival. */
  readonly crosses: boolean | null
}

/** Bars of all inputs, widest first, then by key. An estimate without doubt has no swing. */
export function tornado(inputs: readonly UncertainInput[], rival: Rival | null): TornadoBar[] {
  return inputs
    .map((input): TornadoBar => {
      const [low, high] = BAR_CHANCES.map((chance): TornadoEnd => {
        const x = input.spread.quantile(chance)
        return { input: x, leverage: leverageAt(input, x) }
      }) as [TornadoEnd, TornadoEnd]
      const isAbove = (leverage: number) => rival !== null && leverage >= rival.leverage
      const now = isAbove(leverageAt(input, input.spread.mean))
      return {
        input,
        low,
        high,
        swing: Math.abs(high.leverage - low.leverage),
        crosses: rival === null ? null : [low, high].some(({ leverage }) => isAbove(leverage) !== now),
      }
    })
    .sort((left, right) => right.swing - left.swing || compareText(left.input.key, right.input.key))
}
