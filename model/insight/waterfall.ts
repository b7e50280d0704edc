import { type Effect, MECHANISMS, type Mechanism, type Project } from '../evidence/project.ts'
import { avoidedBy } from '../ranking/avoided.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { type Amount, difference, expectedAmount } from './amount.ts'

/** The rows that a bar stands on. */
export interface Rows {
  /** Positions in the forecast's units, ascending. */
  readonly units: readonly number[]
  /** Ids of open issues and requests. */
  readonly demand: readonly string[]
}

export interface WaterfallBar extends Rows {
  readonly amount: Amount
}

/** What one mechanism of one effect removes of what those before it left. */
export interface RemovedBar extends WaterfallBar {
  /** Position in the project's effects. */
  readonly effect: number
  readonly mechanism: Mechanism
}

/**
 * From all expected loss of the horizon down to what a project leaves of what it touches:
 * total = elsewhere + out of scope + in scope; in scope = what is removed + left.
 */
export interface Waterfall {
  readonly total: WaterfallBar
  /** Of services that the project does not touch. */
  readonly elsewhere: WaterfallBar
  /** Of services that it touches, beyond the reach of its effects. */
  readonly outOfScope: WaterfallBar
  readonly inScope: WaterfallBar
  /** In the order of mechanisms, then of effects; together what the project avoids. */
  readonly removed: readonly RemovedBar[]
  readonly left: WaterfallBar
}

export type Step = Pick<RemovedBar, 'effect' | 'mechanism'>

/**
 * The waterfall of one project, in every dimension; `asPain` turns an amount into value under a lens. How much a single
 * mechanism removes depends on the order; what all of them remove does not.
 * Cost: the forecast's units, plus the units touched for each mechanism stated.
 */
export function waterfall(prepared: PreparedRanking, own: PreparedProject): Waterfall {
  const { total, elsewhere, outOfScope, inScope } = scopes(prepared, own)
  const steps = stepsOf(own.project)
  const avoided = steps.map((_, position) => avoidedInSteps(prepared, own, steps.slice(0, position + 1)))
  const nothing = avoidedInSteps(prepared, own, [])
  return {
    total,
    elsewhere,
    outOfScope,
    inScope,
    removed: steps.map((step, position) => ({
      ...step,
      ...rowsOf(own, step),
      amount: difference(avoided[position] as Amount, avoided[position - 1] ?? nothing),
    })),
    left: { ...inScope, amount: difference(inScope.amount, avoided.at(-1) ?? nothing) },
  }
}

function scopes({ forecast, evidence }: PreparedRanking, own: PreparedProject) {
  const touchedUnits = new Set(own.touches.flatMap(({ positions }) => [...positions]))
  const touchedDemand = new Set(own.demand.flatMap(({ items }) => items))
  const services = new Set<string | null>([
    ...forecast.units.flatMap(({ position, service }) => (touchedUnits.has(position) ? [service] : [])),
    ...[...touchedDemand].flatMap(({ service }) => service ?? []),
  ])
  const scopeOf = (isTouched: boolean, service: string | null) =>
    isTouched ? 'in scope' : services.has(service) ? 'out of scope' : 'elsewhere'
  const units = Map.groupBy(forecast.units, ({ position, service }) => scopeOf(touchedUnits.has(position), service))
  const demand = Map.groupBy(evidence.demand, (item) => scopeOf(touchedDemand.has(item), item.service))
  const bar = (ownUnits = [] as typeof forecast.units, ownDemand = [] as typeof evidence.demand): WaterfallBar => {
    const positions = ownUnits.map(({ position }) => position)
    return {
      amount: expectedAmount(forecast.columns, positions, ownDemand, evidence.assumptions),
      units: positions,
      demand: ownDemand.map(({ id }) => id),
    }
  }
  return {
    total: bar(forecast.units, evidence.demand),
    elsewhere: bar(units.get('elsewhere'), demand.get('elsewhere')),
    outOfScope: bar(units.get('out of scope'), demand.get('out of scope')),
    inScope: bar(units.get('in scope'), demand.get('in scope')),
  }
}

const stepsOf = ({ effects }: Project): Step[] =>
  MECHANISMS.flatMap((mechanism) =>
    effects.flatMap((stated, effect) => (stated[mechanism] ? [{ effect, mechanism }] : [])),
  )

/** What the project would avoid with no other mechanisms than these. */
const avoidedInSteps = ({ forecast }: PreparedRanking, own: PreparedProject, steps: readonly Step[]): Amount =>
  avoidedBy(withOnly(own, steps).project, own.touches, own.demand, forecast)

/** The project with no other mechanisms than these, touching what it touches. */
export function withOnly(own: PreparedProject, steps: readonly Step[]): PreparedProject {
  const effects = own.project.effects.map((stated, position): Effect => {
    const kept = steps.filter(({ effect }) => effect === position)
    const estimates = kept.map(({ mechanism }) => [mechanism, stated[mechanism]])
    return Object.fromEntries(estimates) as Effect
  })
  return { ...own, project: { ...own.project, effects } }
}

/** What a mechanism of an effect reduces: a chance to close reaches demand, the others reach losses, and burn has no time to shorten. */
function rowsOf({ touches, demand }: PreparedProject, { effect, mechanism }: Step): Rows {
  const isTime = mechanism === 'detection' || mechanism === 'recovery'
  const isClosing = mechanism === 'closing'
  return {
    units: touches
      .filter(({ effects, isBackground }) => !isClosing && effects.includes(effect) && !(isBackground && isTime))
      .flatMap(({ positions }) => [...positions])
      .sort((left, right) => left - right),
    demand: demand
      .filter(({ effects }) => isClosing && effects.includes(effect))
      .flatMap(({ items }) => items.map(({ id }) => id)),
  }
}
