/** One measured number beside what it is held against in the same run: a limit, or a peer that does the same work. */
export interface Figure {
  readonly stage: string
  readonly measured: string
  readonly figure: number
  readonly unit: Unit
  /** What `reference` is: "limit", or the peer in a few words. */
  readonly against: string
  /** In the figure's unit. */
  readonly reference: number
  /** What figure / reference has to be; null where it is only shown. */
  readonly bound: { readonly atMost: number } | { readonly atLeast: number } | null
}

export type Unit = 'ms' | 'rows/s' | 'runs/s' | 'kB' | 'MB' | '%' | 'requests'

export const ratioOf = ({ figure, reference }: Figure): number => figure / reference

export function isWithin(figure: Figure): boolean {
  const ratio = ratioOf(figure)
  if (figure.bound === null) return true
  return 'atMost' in figure.bound ? ratio <= figure.bound.atMost : ratio >= figure.bound.atLeast
}

/** A figure that must not exceed a number from the product's requirements. */
export const underLimit = (figure: Pick<Figure, 'stage' | 'measured' | 'figure' | 'unit'>, limit: number): Figure => ({
  ...figure,
  against: 'limit',
  reference: limit,
  bound: { atMost: 1 },
})
