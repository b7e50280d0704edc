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

/** Groups units by what selectors ask for, so that a selector is tried once a group instead of once a unit. */
export function unitPlaces(forecast: Forecast): UnitPlace[] {
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
  return [...places.values()].map(({ service, cause, profiles }) => ({
    service,
    cause,
    profiles: [...profiles.values()].map((units) => ({ units, positions: positionsOf(units) })),
  }))
}

const positionsOf = (units: readonly ForecastUnit[]): Int32Array => Int32Array.from(units, ({ position }) => position)

const NO_EFFECTS: readonly number[] = []

/** What a project touches, grouped by which of its effects do. Cost: effects x profiles within reach, plus the units touched. */
export function touchesOf(project: Project, places: readonly UnitPlace[]): Touch[] {
  const selectors = project.effects.map((effect, position) => ({
    position,
    reaches: placeSelector(effect),
    selects: unitSelector(effect),
    looksAtIds: effect.incidents !== undefined,
  }))
  const touched = new Map<string, { effects: readonly number[]; isBackground: boolean; parts: Int32Array[] }>()
  const add = (effects: readonly number[], isBackground: boolean, positions: Int32Array) => {
    if (effects.length === 0) return
    const key = `${isBackground}/${effects.join()}`
    const known = touched.get(key)
    if (known) known.parts.push(positions)
    else touched.set(key, { effects, isBackground, parts: [positions] })
  }

  for (const { service, cause, profiles } of places) {
    const near = selectors.filter(({ reaches }) => reaches(service, cause))
    if (near.length === 0) continue
    const touching = (unit: ForecastUnit): readonly number[] => {
      let effects = NO_EFFECTS
      for (const { position, selects } of near) if (selects(unit)) effects = [...effects, position]
      return effects
    }
    const isBackground = cause === 'background'
    const mustLookAtEach = near.some(({ looksAtIds }) => looksAtIds)
    for (const { units, positions } of profiles) {
      if (mustLookAtEach) for (const unit of units) add(touching(unit), isBackground, positionsOf([unit]))
      else add(touching(units[0] as ForecastUnit), isBackground, positions)
    }
  }
  return [...touched.values()].map(({ parts, ...touch }) => ({ ...touch, positions: joined(parts) }))
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
