import type { MeanInterval } from '../../numeric/interval.ts'
import { reported } from '../../ranking/round.ts'

/** An interval as it leaves the model. */
export const roundedInterval = (interval: MeanInterval | null): MeanInterval | null =>
  interval && {
    mean: reported(interval.mean),
    standardError: reported(interval.standardError),
    low: reported(interval.low),
    high: reported(interval.high),
  }
