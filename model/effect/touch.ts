import type { Cause } from '../evidence/cause.ts'
import type { Project } from '../evidence/project.ts'
import type { Forecast, ForecastUnit } from '../forecast/forecast.ts'
import { placeSelector, unitSelector } from './select.ts'

/** Units of expected loss that the same effects of one project touch. */
export interface Touch {
  /** Positions in the project's effects, ascending; never empty. */
  readonly effects: readonly number[]
  /** Burn outside incidents: nothing to detect or to recover from, so only frequency and blast radius count. */
  readonly isBackground: boolean
  /** Positions in the forecast's units. */
  readonly positions: Int32Array
}

/** Units alike in everything a selector asks for but the incident's id. */
export interface UnitProfile {
  /** At least one. */
  readonly units: readonly ForecastUnit[]
  /** Their positions in the forecast. */
  readonly positions: Int32Array
}

/** The profiles of one service and cause: most selectors reach few of these, and look no further in the others. */
export interface UnitPlace {
  readonly service: string
  readonly cause: Cause
  readonly profiles: readonly UnitProfile[]
}

/** All places, and those of each service: most effects name the services they reach. */
export interface UnitPlaces {
  readonly all: readonly UnitPlace[]
  readonly byService: ReadonlyMap<string, readonly UnitPlace[]>
}

/** Groups units by what selectors ask for, so that a selector is tried once a group instead of once a unit. */
export function unitPlaces(forecast: Forecast): UnitPlaces {
  const places = new Map<string, { service: string; cause: Cause; profiles: Map<string, ForecastUnit[]> }>()
  for (const unit of forecast.units) {
    const { kind, service, root, cause, severity, labels } = unit
    const place = `${service}\u0000${cause}`
    const known = places.get(place) ?? { service, cause, profiles: new Map() }
    places.set(place, known)
    const profile = [kind, root, severity, kind === 'risk' ? unit.id : '', ...labels].join('\u0000')
    const units = known.profiles.get(profile)
    if (units) units.push(unit)
    else known.profiles.set(profile, [unit])
  }
  const all = [...places.values()].map(({ service, cause, profiles }) => ({
    service,
    cause,
    profiles: [...profiles.values()].map((units) => ({ units, positions: positionsOf(units) })),
  }))
  return { all, byService: Map.groupBy(all, ({ service }) => service) }
}

const positionsOf = (units: readonly ForecastUnit[]): Int32Array => Int32Array.from(units, ({ position }) => position)

/** What a project touches, grouped by which of its effects do. Cost: effects x profiles within reach, plus the units touched. */
export function touchesOf(project: Project, places: UnitPlaces): Touch[] {
  const selectors = project.effects.map((effect, position) => ({
    // Sets of effects are sums of powers of two: comparing numbers is all that a profile costs.
    mask: 2 ** position,
    reaches: placeSelector(effect),
    selects: unitSelector(effect),
    looksAtIds: effect.incidents !== undefined,
  }))
  const incidents = new Map<number, Int32Array[]>()
  const background = new Map<number, Int32Array[]>()

  for (const { service, cause, profiles } of placesWithin(project, places)) {
    const near = selectors.filter(({ reaches }) => reaches(service, cause))
    if (near.length === 0) continue
    const touched = cause === 'background' ? background : incidents
    const touching = (unit: ForecastUnit): number => {
      let effects = 0
      for (const { mask, selects } of near) if (selects(unit)) effects += mask
      return effects
    }
    const mustLookAtEach = near.some(({ looksAtIds }) => looksAtIds)
    for (const { units, positions } of profiles) {
      if (mustLookAtEach) for (const unit of units) addTo(touched, touching(unit), positionsOf([unit]))
      else addTo(touched, touching(units[0] as ForecastUnit), positions)
    }
  }
  return [...touchesIn(incidents, false), ...touchesIn(background, true)]
}

function addTo(touched: Map<number, Int32Array[]>, effects: number, positions: Int32Array): void {
  if (effects === 0) return
  const known = touched.get(effects)
  if (known) known.push(positions)
  else touched.set(effects, [positions])
}

const touchesIn = (touched: ReadonlyMap<number, readonly Int32Array[]>, isBackground: boolean): Touch[] =>
  [...touched].map(([mask, parts]) => ({ effects: effectsIn(mask), isBackground, positions: joined(parts) }))

/** 5 -> [0, 2] */
function effectsIn(mask: number): number[] {
  const effects: number[] = []
  for (let rest = mask, position = 0; rest > 0; rest = Math.floor(rest / 2), position += 1) {
    if (rest % 2 === 1) effects.push(position)
  }
  return effects
}

/** The places that a project can reach by the services its effects name; all, when an effect names none or names risks. */
function placesWithin({ effects }: Project, { all, byService }: UnitPlaces): readonly UnitPlace[] {
  const named = new Set<string>()
  for (const { services, risks } of effects) {
    if (!services || risks) return all
    for (const service of services) named.add(service)
  }
  return [...named].flatMap((service) => byService.get(service) ?? [])
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
