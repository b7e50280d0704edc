import type { Loss } from '../loss/loss.ts'
import { drawGamma, drawNormal, drawPoisson } from '../random/distribution.ts'
import { randomStream } from '../random/stream.ts'
import type { ForecastInput } from './build.ts'
import type { Forecast } from './forecast.ts'
import { priorShapeOf } from './rate.ts'
import { lossWeights } from './record.ts'

/** Losses to draw from, heavier ones of recent incidents more often. */
interface LossPool {
  readonly minutes: readonly number[]
  /** Running sum of the age weights. */
  readonly cumulative: Float64Array
}

/** Forecasts of what may be seen, by service: `draws` numbers each. */
export type Prediction = (service: string) => Float64Array

/**
 * Service minutes that may be lost to incidents within the horizon, one number a draw. Unlike the ranking's
 * expectation it includes the luck of the draw: a Poisson number of incidents at a drawn rate, each an uncapped loss of
 * the service's own record with probability n/(n + k), else of any service's, spread by a log-normal of mean 1.
 * Use it for what will be seen, never for ranking. Cost: the losses once, then for each service draws x expected incidents.
 */
export function predictMinutes(
  input: Pick<ForecastInput, 'asOf' | 'losses' | 'assumptions'>,
  forecast: Pick<Forecast, 'records' | 'prior'>,
): Prediction {
  const { draws, seed, drift, spread, regression, horizon } = input.assumptions
  const losses = input.losses.filter(({ flags }) => !flags.includes('overlapped'))
  const weights = lossWeights(losses, input.asOf, input.assumptions)
  const all = poolOf(losses, weights, [...losses.keys()])
  const rows = Map.groupBy(losses.keys(), (row) => losses[row]?.service ?? '')
  return (service) => {
    const own = poolOf(losses, weights, rows.get(service) ?? [])
    const record = forecast.records.get(service)
    const predicted = new Float64Array(draws)
    if (!record || all.minutes.length === 0) return predicted
    const exposure = record.exposure + forecast.prior.exposure
    const shape = record.count + priorShapeOf(record, forecast.prior)
    const trust = record.count / (record.count + regression)
    const random = randomStream(seed, service, 'prediction')
    for (let draw = 0; draw < draws; draw += 1) {
      const wander = Math.exp(drift * drawNormal(random) - (drift * drift) / 2)
      const rate = exposure > 0 ? (drawGamma(shape, random) / exposure) * horizon * wander : 0
      let sum = 0
      for (let left = drawPoisson(rate, random); left > 0; left -= 1) {
        const pool = own.minutes.length > 0 && random() < trust ? own : all
        sum += pickLoss(pool, random()) * Math.exp(spread * drawNormal(random) - (spread * spread) / 2)
      }
      predicted[draw] = sum
    }
    return predicted
  }
}

function poolOf(losses: readonly Loss[], weights: readonly number[], rows: readonly number[]): LossPool {
  const cumulative = new Float64Array(rows.length)
  let sum = 0
  rows.forEach((row, position) => {
    sum += weights[row] ?? 0
    cumulative[position] = sum
  })
  return { minutes: rows.map((row) => losses[row]?.minutes ?? 0), cumulative }
}

function pickLoss({ minutes, cumulative }: LossPool, uniform: number): number {
  const wanted = uniform * (cumulative[cumulative.length - 1] ?? 0)
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] as number) > wanted) high = middle
    else low = middle + 1
  }
  return minutes[low] ?? 0
}
