import { DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import type { MappedIncident } from '../../model/evidence/incident.ts'
import type { Severity } from '../../model/evidence/severity.ts'
import { type Instant, instant, ratio } from '../../model/quantity.ts'
import { drawGamma, drawNormal, drawPoisson } from '../../model/random/distribution.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'
import type { History } from '../../server/usecases/past-quarters.ts'
import { AS_OF, DAY, incident, service } from './evidence.ts'

/** What an invented history looks like; its incidents come from no formula of the model's. */
export interface HistoryShape {
  readonly services: number
  /** Services that never fail. */
  readonly silent?: number
  readonly years: number
  /** Incidents a year of all services together. */
  readonly yearly: number
  /** How unequal the services are: standard deviation of the logarithm of their rates. */
  readonly inequality: number
  /** Rate by how far into the history, 0 to 1, relative to `yearly`. */
  readonly trend?: (at: number) => number
  /** How much the company's weeks differ: 0 for none; incidents come in clusters. */
  readonly clustering?: number
}

const SEVERITIES: readonly (readonly [Severity, number, number])[] = [
  ['critical', 0.08, 1],
  ['major', 0.4, 0.3],
  ['minor', 1, 0.05],
]

/** A whole history of invented incidents, the same for the same seed. */
export function inventedHistory(seed: number, shape: HistoryShape): History {
  const random = randomStream(seed, 'history')
  const { services, silent = 0, years, yearly, inequality, trend = () => 1, clustering = 0 } = shape
  const weights = Array.from({ length: services }, () => Math.exp(inequality * drawNormal(random)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const from = AS_OF - years * 365.25 * DAY
  const weeks = Math.floor((years * 365.25) / 7)
  const incidents: MappedIncident[] = []
  for (let week = 0; week < weeks; week += 1) {
    const shock = clustering > 0 ? drawGamma(1 / clustering, random) * clustering : 1
    weights.forEach((weight, own) => {
      const rate = (yearly / 52.18) * (weight / total) * trend(week / weeks) * shock
      for (let left = drawPoisson(rate, random); left > 0; left -= 1) {
        incidents.push(inventedIncident(`i${incidents.length}`, `s${own}`, from + (week + random()) * 7 * DAY, random))
      }
    })
  }
  return {
    asOf: AS_OF,
    incidents,
    services: Array.from({ length: services + silent }, (_, own) => service(`s${own}`)),
    spans: new Map([['test', [{ from: instant(from), to: AS_OF }]]]),
    accounts: [],
    buckets: new Map(),
    assumptions: { ...DEFAULT_ASSUMPTIONS, draws: 400 },
  }
}

/** What its sources cover, as if they had stopped at a moment. */
export const spansUntil = ({ spans }: History, to: Instant): History['spans'] =>
  new Map([...spans].map(([source, covered]) => [source, covered.map(({ from }) => ({ from, to }))]))

function inventedIncident(id: string, felt: string, start: number, random: Random): MappedIncident {
  const startedAt = instant(Math.floor(start))
  const luck = random()
  const [severity, , share] = SEVERITIES.find(([, upTo]) => luck < upTo) ?? (['minor', 1, 0.05] as const)
  return incident(id, {
    startedAt,
    resolvedAt: instant(startedAt + Math.round(60_000 * 60 * Math.exp(1.2 * drawNormal(random)))),
    severity,
    felt: [{ service: felt, share: ratio(Math.min(1, share * Math.exp(0.4 * drawNormal(random)))) }],
  })
}

/** Shapes that no public history in the tests has. */
export const SHAPES = {
  'a provider with few components': { services: 12, years: 4, yearly: 120, inequality: 0.8, clustering: 0.4 },
  '3,000 incidents over 300 components': { services: 300, years: 3, yearly: 1_000, inequality: 1, clustering: 0.2 },
  '2,500 components, most never failing': { services: 60, silent: 2_440, years: 3, yearly: 200, inequality: 1 },
  'a company whose rate doubled': {
    services: 20,
    years: 4,
    yearly: 150,
    inequality: 0.8,
    trend: (at) => (at < 0.6 ? 1 : 2),
  },
} as const satisfies Record<string, HistoryShape>
