import { quantiles } from '../../model/random/quantile.ts'
import { type Figure, underLimit } from './figure.ts'

/** Milliseconds of a call with each entry, the first ones, in which the engine is still compiling, included. */
export const timeEach = <Entry>(entries: readonly Entry[], call: (entry: Entry) => void): number[] =>
  entries.map((entry) => {
    const start = performance.now()
    call(entry)
    return performance.now() - start
  })

/** Milliseconds that one call takes. */
export async function timed(call: () => unknown): Promise<number> {
  const start = performance.now()
  await call()
  return performance.now() - start
}

export const percentile = (times: readonly number[], probability: number): number =>
  quantiles(Float64Array.from(times), [probability])[0] as number

export const median = (times: readonly number[]): number => percentile(times, 0.5)

/** The median and the 95th percentile of many like moves, each held against the limit. */
export const twoPercentiles = (stage: string, measured: string, times: readonly number[], limit: number): Figure[] =>
  [0.5, 0.95].map((probability) =>
    underLimit(
      {
        stage,
        measured: `${measured}, p${probability * 100} of ${times.length}`,
        figure: percentile(times, probability),
        unit: 'ms',
      },
      limit,
    ),
  )
