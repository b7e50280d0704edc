/** One thing to buy, in the units the chart shows. */
export interface ScatterPoint {
  readonly id: string
  readonly rank: number
  readonly title: string
  /** Engineer-weeks. */
  readonly x: number
  readonly xLow: number
  readonly xHigh: number
  /** Percent of all pain. */
  readonly y: number
  readonly yLow: number
  readonly yHigh: number
  /** A ring instead of a dot: below the cut. */
  readonly ring: boolean
}
