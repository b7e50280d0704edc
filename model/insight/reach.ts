import { type Reductions, savedShare } from '../effect/reduction.ts'
import type { IncidentCause } from '../evidence/cause.ts'
import type { Provenance } from '../evidence/provenance.ts'
import { PROVENANCES } from '../evidence/provenance.ts'
import { expectedOn } from '../ranking/avoided.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'

/** What one effect touches, whatever it does to it. */
export interface EffectReach {
  /** Position in the project's effects. */
  readonly effect: number
  readonly incidents: number
  readonly risks: number
  readonly issues: number
  readonly requests: number
  /** Services whose burn outside incidents it touches. */
  readonly burning: number
  /** Customer minutes expected in the horizon from all of it. */
  readonly minutes: number
}

/** An incident that a project touches at one service, with what the project's effects would take of its like. */
export interface ReachedIncident {
  readonly incident: string
  readonly service: string
  readonly cause: IncidentCause
  readonly provenance: Provenance
  /** Mean reductions of all effects that touch it. */
  readonly reductions: Reductions
  /** Customer minutes of the horizon. */
  readonly expectedMinutes: number
  readonly avoidedMinutes: number
}

/** What each effect touches, in the order of the effects. Cost: the units touched. */
export function effectReach(
  { forecast }: PreparedRanking,
  { project, touches, demand }: PreparedProject,
): EffectReach[] {
  return project.effects.map((_, effect) => {
    const units = touches
      .filter(({ effects }) => effects.includes(effect))
      .flatMap(({ positions }) => Array.from(positions, (position) => forecast.units[position]))
      .filter((unit) => unit !== undefined)
    const items = demand.filter(({ effects }) => effects.includes(effect)).flatMap((touched) => touched.items)
    const distinct = (kind: 'incident' | 'risk') =>
      new Set(units.flatMap((unit) => (unit.kind === kind ? [unit.id] : []))).size
    return {
      effect,
      incidents: distinct('incident'),
      risks: distinct('risk'),
      issues: items.filter(({ kind }) => kind === 'issue').length,
      requests: items.filter(({ kind }) => kind === 'request').length,
      burning: units.filter(({ kind }) => kind === 'background').length,
      minutes: reported(units.reduce((sum, { expected }) => sum + expected.reliability, 0)),
    }
  })
}

/** Incidents that a project touches, most avoided first, then the latest position; at most `most`. Cost: n log n in the units touched. */
export function reachedIncidents(
  { forecast, evidence }: PreparedRanking,
  { project, touches }: PreparedProject,
  most: number,
): { readonly total: number; readonly incidents: readonly ReachedIncident[] } {
  const found = touches.flatMap((touch) => {
    const reductions = expectedOn(project, touch, evidence.assumptions)
    return Array.from(touch.positions, (position) => ({ position, reductions }))
      .filter(({ position }) => forecast.units[position]?.kind === 'incident')
      .map(({ position }) => {
        const expected = forecast.columns.reliability[position] as number
        const share = savedShare(reductions, forecast.columns.detectionShare[position] as number)
        return { position, reductions, expected, avoided: expected * share }
      })
  })
  const heaviest = found
    .sort((one, other) => other.avoided - one.avoided || other.position - one.position)
    .slice(0, most)
  return {
    total: found.length,
    incidents: heaviest.flatMap(({ position, reductions, expected, avoided }): ReachedIncident[] => {
      const unit = forecast.units[position]
      if (!unit || unit.cause === 'background') return []
      return [
        {
          incident: unit.id,
          service: unit.service,
          cause: unit.cause,
          provenance: PROVENANCES[forecast.columns.provenance[position] as number] as Provenance,
          reductions,
          expectedMinutes: reported(expected),
          avoidedMinutes: reported(avoided),
        },
      ]
    }),
  }
}
