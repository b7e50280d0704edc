import type { Forecast } from '../forecast/forecast.ts'
import { drawGamma, drawNormal } from '../random/distribution.ts'
import { randomStream } from '../random/stream.ts'

/** For each cell and draw, how often its units occur relative to expectation: a Gamma of mean 1 times the service's drift. */
export function cellFactors({ cells, assumptions }: Forecast): Float32Array[] {
  const { draws, seed, drift } = assumptions
  const drifts = new Map<string, Float64Array>()
  const driftOf = (service: string): Float64Array => {
    const known = drifts.get(service)
    if (known) return known
    const random = randomStream(seed, service, 'drift')
    const made = Float64Array.from({ length: draws }, () => Math.exp(drift * drawNormal(random) - (drift * drift) / 2))
    drifts.set(service, made)
    return made
  }
  return cells.map(({ key, shape, driftOf: service }) => {
    const random = randomStream(seed, key, 'rate')
    const moving = service === null ? null : driftOf(service)
    const factors = new Float32Array(draws)
    if (shape <= 0) return factors
    for (let draw = 0; draw < draws; draw += 1) {
      factors[draw] = (drawGamma(shape, random) / shape) * (moving ? (moving[draw] as number) : 1)
    }
    return factors
  })
}
