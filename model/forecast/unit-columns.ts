import { PROVENANCES } from '../evidence/provenance.ts'
import type { ForecastUnit } from './forecast.ts'

/**
 * The figures of all units as columns, by position. Hundreds of projects sum over tens of thousands of units each time
 * the evidence changes: side by side in memory that takes a tenth of the time that going from object to object does.
 */
export interface UnitColumns {
  /** Expected in the horizon: customer minutes, money, responder hours. */
  readonly reliability: Float64Array
  readonly revenue: Float64Array
  readonly toil: Float64Array
  readonly detectionShare: Float64Array
  /** What it occurs with, and the shape of that source's own Gamma. */
  readonly source: Int32Array
  readonly shape: Float64Array
  /** Position in the forecast's cells. */
  readonly cell: Int32Array
  /** Position in PROVENANCES. */
  readonly provenance: Uint8Array
  /** Position in `services`. */
  readonly service: Int32Array
  readonly services: readonly string[]
  /** Its place, a service with a cause: position in `placeSizes`. */
  readonly place: Int32Array
  /** Units of each place. */
  readonly placeSizes: Int32Array
}

/** The columns of units that lie in the order of their positions. Cost: linear. */
export function unitColumns(units: readonly ForecastUnit[]): UnitColumns {
  const services = new Map<string, number>()
  for (const { service } of units) if (!services.has(service)) services.set(service, services.size)
  const sizes = new Map<string, { readonly position: number; size: number }>()
  const place = Int32Array.from(units, ({ service, cause }) => {
    const key = `${service}\u0000${cause}`
    const known = sizes.get(key) ?? { position: sizes.size, size: 0 }
    sizes.set(key, known)
    known.size += 1
    return known.position
  })
  return {
    reliability: Float64Array.from(units, ({ expected }) => expected.reliability),
    revenue: Float64Array.from(units, ({ expected }) => expected.revenue),
    toil: Float64Array.from(units, ({ expected }) => expected.toil),
    detectionShare: Float64Array.from(units, ({ detectionShare }) => detectionShare),
    source: Int32Array.from(units, ({ source }) => source),
    shape: Float64Array.from(units, ({ shape }) => shape),
    cell: Int32Array.from(units, ({ cell }) => cell),
    provenance: Uint8Array.from(units, ({ provenance }) => PROVENANCES.indexOf(provenance)),
    service: Int32Array.from(units, ({ service }) => services.get(service) as number),
    services: [...services.keys()],
    place,
    placeSizes: Int32Array.from(sizes.values(), ({ size }) => size),
  }
}
