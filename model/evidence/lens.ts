/** What pain is counted in. */
export const DIMENSIONS = ['reliability', 'revenue', 'toil', 'demand'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** One number for each dimension. */
export type PerDimension = Readonly<Record<Dimension, number>>

/** Named weights over the dimensions. A lens reweighs facts and never changes one. */
export interface Lens {
  readonly id: string
  readonly title: string
  /** Each at least 0, together 1. */
  readonly weights: PerDimension
}

const lens = (id: string, title: string, reliability: number, revenue: number, toil: number, demand: number): Lens => ({
  id,
  title,
  weights: { reliability, revenue, toil, demand },
})

/** The first is the default. */
export const DEFAULT_LENSES: readonly Lens[] = [
  lens('balanced', 'Balanced', 0.4, 0.3, 0.2, 0.1),
  lens('engineering', 'Engineering', 0.5, 0.1, 0.3, 0.1),
  lens('business', 'Business', 0.3, 0.5, 0.05, 0.15),
  lens('sales', 'Sales', 0.2, 0.45, 0, 0.35),
  lens('operations', 'Operations', 0.4, 0.1, 0.4, 0.1),
]

/** One number for each dimension, by a function of the dimension. */
export const perDimension = (of: (dimension: Dimension) => number): PerDimension =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as unknown as PerDimension
