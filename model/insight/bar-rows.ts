import { savedShare, savedToilShare } from '../effect/reduction.ts'
import type { Cause } from '../evidence/cause.ts'
import type { PerDimension } from '../evidence/lens.ts'
import { PROVENANCES, type Provenance } from '../evidence/provenance.ts'
import type { Severity } from '../evidence/severity.ts'
import { threePointMean } from '../evidence/three-point.ts'
import type { UnitKind } from '../forecast/forecast.ts'
import type { Demand } from '../loss/demand.ts'
import { expectedClosingOf, expectedOn } from '../ranking/avoided.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { asPain } from '../ranking/weights.ts'
import type { Rows } from './waterfall.ts'

/** One row that a bar stands on, with its own part of the bar. */
export interface BarRow {
  readonly kind: UnitKind | Demand['kind']
  /** Incident, risk, issue or request id; `prior/service/cause` or `background/service`. */
  readonly id: string
  readonly service: string | null
  readonly cause: Cause | null
  readonly severity: Severity | null
  readonly provenance: Provenance
  /** Customer minutes, money, responder hours, points of the horizon. */
  readonly amount: PerDimension
  /** The amount as a share of all the pain. */
  readonly pain: number
}

/** The share of a row's expected loss that belongs to a bar: of losses, of responder hours, and of demand. */
export interface RowShares {
  readonly loss: (unit: number) => number
  readonly toil: (unit: number) => number
  readonly demand: (id: string) => number
}

/** All of every row. */
export const WHOLE_ROWS: RowShares = { loss: () => 1, toil: () => 1, demand: () => 1 }

/** What a project saves of each row, as shares. Cost: the units that it touches. */
export function savedShares({ forecast }: PreparedRanking, own: PreparedProject): RowShares {
  const { columns, assumptions } = forecast
  const loss = new Map<number, number>()
  const toil = new Map<number, number>()
  for (const touch of own.touches) {
    const reductions = expectedOn(own.project, touch, assumptions)
    for (const unit of touch.positions) {
      loss.set(unit, savedShare(reductions, columns.detectionShare[unit] as number))
      toil.set(unit, savedToilShare(reductions))
    }
  }
  const closing = new Map(
    own.demand.flatMap((touched) => {
      const chance = expectedClosingOf(own.project, touched, assumptions)
      return touched.items.map(({ id }) => [id, chance] as const)
    }),
  )
  return {
    loss: (unit) => loss.get(unit) ?? 0,
    toil: (unit) => toil.get(unit) ?? 0,
    demand: (id) => closing.get(id) ?? 0,
  }
}

/** What one set of shares has beyond another. */
export const beyond = (more: RowShares, less: RowShares): RowShares => ({
  loss: (unit) => more.loss(unit) - less.loss(unit),
  toil: (unit) => more.toil(unit) - less.toil(unit),
  demand: (id) => more.demand(id) - less.demand(id),
})

/**
 * The rows of a bar that weigh most under a lens, at most `most`, then by id. Cost: n log n in the bar's rows.
 * @param pain as `painPerUnit` gives it
 */
export function heaviestRows(
  { forecast, evidence }: PreparedRanking,
  { units, demand }: Rows,
  shares: RowShares,
  pain: PerDimension,
  most: number,
): BarRow[] {
  const { columns } = forecast
  const weights = units.map((unit) => {
    const lost =
      (columns.reliability[unit] as number) * pain.reliability + (columns.revenue[unit] as number) * pain.revenue
    return { unit, weight: lost * shares.loss(unit) + (columns.toil[unit] as number) * pain.toil * shares.toil(unit) }
  })
  const heaviest = weights.sort((one, other) => other.weight - one.weight || one.unit - other.unit).slice(0, most)
  const listed = new Set(demand)
  return [
    ...heaviest.map(({ unit }) => unitRow(forecast, unit, shares, pain)),
    ...evidence.demand
      .filter(({ id }) => listed.has(id))
      .map((item) => demandRow(item, shares.demand(item.id), pain, evidence.assumptions)),
  ]
    .sort((one, other) => other.pain - one.pain)
    .slice(0, most)
}

function unitRow(
  { units, columns }: PreparedRanking['forecast'],
  position: number,
  shares: RowShares,
  pain: PerDimension,
): BarRow {
  const unit = units[position]
  if (!unit) throw new RangeError(`the forecast has no unit ${position}`)
  const { kind, id, service, cause, severity, expected } = unit
  const share = shares.loss(position)
  const amount = {
    reliability: expected.reliability * share,
    revenue: expected.revenue * share,
    toil: expected.toil * shares.toil(position),
    demand: 0,
  }
  const provenance = PROVENANCES[columns.provenance[position] as number] as Provenance
  return { kind, id, service, cause, severity, provenance, amount, pain: asPain(amount, pain) }
}

function demandRow(
  { id, kind, service, points, atStake, chanceOfLoss }: Demand,
  share: number,
  pain: PerDimension,
  assumptions: PreparedRanking['evidence']['assumptions'],
): BarRow {
  const stake = chanceOfLoss ? atStake * threePointMean(chanceOfLoss, assumptions) : 0
  const amount = { reliability: 0, revenue: stake * share, toil: 0, demand: points * share }
  return { kind, id, service, cause: null, severity: null, provenance: 'reported', amount, pain: asPain(amount, pain) }
}
