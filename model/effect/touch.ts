import type { Project } from '../evidence/project.ts'
import type { Forecast, ForecastUnit } from '../forecast/forecast.ts'
import { unitSelector } from './select.ts'

/** Units of expected loss that the same effects of one project touch. */
export interface Touch {
  /** Positions in the project's effects, ascending; never empty. */
  readonly effects: readonly number[]
  readonly units: readonly ForecastUnit[]
}

/** Units alike in everything a selector asks for but the incident's id. */
export type UnitProfile = readonly ForecastUnit[]

/** Groups units by what selectors ask for, so that a selector is tried once a group instead of once a unit. */
export function unitProfiles(forecast: Forecast): UnitProfile[] {
  const groups = new Map<string, ForecastUnit[]>()
  for (const unit of forecast.units) {
    const key = [
      unit.kind,
      unit.service,
      unit.root,
      unit.cause,
      unit.severity,
      unit.kind === 'risk' ? unit.id : '',
      ...unit.labels,
    ].join('\u0000')
    const known = groups.get(key)
    if (known) known.push(unit)
    else groups.set(key, [unit])
  }
  return [...groups.values()]
}

/** What a project touches, grouped by which of its effects do. Cost: effects x profiles, plus the units touched. */
export function touchesOf(project: Project, profiles: readonly UnitProfile[]): Touch[] {
  const selectors = project.effects.map((effect) => ({
    selects: unitSelector(effect),
    looksAtIds: effect.incidents !== undefined,
  }))
  const touched = new Map<string, { effects: number[]; units: ForecastUnit[] }>()
  const add = (effects: number[], units: readonly ForecastUnit[]) => {
    if (effects.length === 0) return
    const key = effects.join()
    const known = touched.get(key)
    if (known) for (const unit of units) known.units.push(unit)
    else touched.set(key, { effects, units: [...units] })
  }
  const touching = (unit: ForecastUnit) =>
    selectors.flatMap(({ selects }, position) => (selects(unit) ? [position] : []))
  const mustLookAtEach = selectors.some(({ looksAtIds }) => looksAtIds)

  for (const units of profiles) {
    if (mustLookAtEach) for (const unit of units) add(touching(unit), [unit])
    else add(touching(units[0] as ForecastUnit), units)
  }
  return [...touched.values()]
}
