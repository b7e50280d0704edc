import { logNormal, pick, whole } from '../../data/demo/chance.ts'
import { INCIDENT_CAUSES } from '../../model/evidence/cause.ts'
import type { Effect, Project } from '../../model/evidence/project.ts'
import type { ThreePoint } from '../../model/evidence/three-point.ts'
import { hours, instant, minutes, ratio } from '../../model/quantity.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { AS_OF, DAY, evidence, exactly, loss, project, service } from './evidence.ts'

/** Kinds of instances that plans are measured on: what makes each hard is its name. */
export const FAMILIES = ['independent', 'overlapping', 'chained', 'scarce team'] as const
export type Family = (typeof FAMILIES)[number]

const TEAMS = ['api', 'core', 'data', 'edge', 'web']
const SCARCE = 'platform'
const CHAIN = 4
/** Part of what the projects ask of a team that it can give. */
const CAPACITY_SHARE = 0.4
const SCARCE_SHARE = 0.2
const LOSSES_PER_PROJECT = 10

/**
 * An invented company with so many candidates. Independent: disjoint incidents, one or two teams each. Overlapping:
 * services and causes that several projects reduce. Chained: overlapping, each in a chain of four of which the first
 * help little by themselves. Scarce team: overlapping, and most need weeks of one small team.
 */
export function familyEvidence(family: Family, candidates: number, seed: number): Evidence {
  const random = randomStream(seed, 'portfolio', family, String(candidates))
  const services = Array.from({ length: Math.max(4, Math.round(candidates / 5)) }, (_, number) => `service-${number}`)
  const losses = Array.from({ length: candidates * LOSSES_PER_PROJECT }, (_, number) =>
    loss(`incident-${number}`, {
      service: pick(services, random),
      startedAt: instant(AS_OF - whole(1, 700, random) * DAY),
      minutes: minutes(logNormal(40, 1, random)),
      detectionShare: ratio(random() * 0.6),
      toil: hours(random() * 12),
      cause: pick(INCIDENT_CAUSES, random),
    }),
  )
  const projects = Array.from({ length: candidates }, (_, number): Project => {
    const effects =
      family === 'independent'
        ? [{ ...mechanisms(random), incidents: ownIncidents(number) }]
        : Array.from({ length: whole(1, 2, random) }, () => ({ ...mechanisms(random), ...selector(services, random) }))
    const isFirst = number % CHAIN === 0
    return project(nameOf(number), family === 'chained' && isFirst ? [weak(effects[0] as Effect)] : effects, {
      effort: teamsOf(family, random).map((team) => ({ team, ...weeks(random) })),
      dependsOn: family === 'chained' && !isFirst ? [nameOf(number - 1)] : [],
    })
  })
  return evidence({
    services: services.map((id) => service(id)),
    losses,
    projects,
    teams: [...TEAMS, SCARCE].map((id) => ({
      id,
      title: id,
      capacity: demandFor(id, projects) * (id === SCARCE ? SCARCE_SHARE : CAPACITY_SHARE),
    })),
  })
}

const nameOf = (number: number): string => `project-${String(number).padStart(3, '0')}`
const ownIncidents = (number: number): string[] =>
  Array.from({ length: LOSSES_PER_PROJECT }, (_, own) => `incident-${number * LOSSES_PER_PROJECT + own}`)

const demandFor = (team: string, projects: readonly Project[]): number =>
  projects.flatMap(({ effort }) => effort).reduce((sum, own) => sum + (own.team === team ? own.likely : 0), 0)

function selector(services: readonly string[], random: Random): Effect {
  const felt = new Set(Array.from({ length: whole(1, 4, random) }, () => pick(services, random)))
  const causes = new Set(Array.from({ length: whole(1, 3, random) }, () => pick(INCIDENT_CAUSES, random)))
  return random() < 0.2 ? { services: [...felt] } : { services: [...felt], causes: [...causes] }
}

function mechanisms(random: Random): Effect {
  const part = (): ThreePoint => exactly(whole(10, 80, random) / 100)
  return random() < 0.5
    ? { frequency: part() }
    : random() < 0.5
      ? { recovery: part(), detection: part() }
      : { blastRadius: part() }
}

const weak = (effect: Effect): Effect => ({ services: effect.services, blastRadius: exactly(0.02) })

function teamsOf(family: Family, random: Random): string[] {
  const own = pick(TEAMS, random)
  if (family === 'scarce team') return random() < 0.8 ? [own, SCARCE] : [own]
  return random() < 0.3 ? [...new Set([own, pick(TEAMS, random)])] : [own]
}

function weeks(random: Random): ThreePoint {
  const likely = Math.max(0.5, Math.round(logNormal(4, 0.6, random) * 10) / 10)
  return exactly(likely)
}
