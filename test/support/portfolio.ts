import fc from 'fast-check'
import { DEFAULT_LENSES, type PerDimension } from '../../model/evidence/lens.ts'
import type { Project, Team } from '../../model/evidence/project.ts'
import { threePointMean } from '../../model/evidence/three-point.ts'
import type { Demand } from '../../model/loss/demand.ts'
import type { Budget, PlanFault, PlanOrder } from '../../model/portfolio/order.ts'
import type { Problem } from '../../model/portfolio/problem.ts'
import { readOrder } from '../../model/portfolio/read-order.ts'
import { days, minutes, ratio } from '../../model/quantity.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { type PreparedRanking, prepareRanking } from '../../model/ranking/prepare.ts'
import { avoidedTogether } from '../../model/ranking/together.ts'
import { asPain, painPerUnit } from '../../model/ranking/weights.ts'
import { arbitraryEffect, arbitraryLosses, evidence, exactly, project } from './evidence.ts'

export const WEIGHTS: PerDimension = { reliability: 0.4, revenue: 0.3, toil: 0.2, demand: 0.1 }

/** Goes on until the optimum is proven. */
export const PATIENT: Budget = { isTimeUp: () => false }

/** A budget of so many steps. */
export function stepBudget(steps: number): Budget {
  let left = steps
  return {
    isTimeUp: () => {
      left -= 1
      return left < 0
    },
  }
}

/** Evidence of risks alone, whose yearly minutes are known: each is felt once a year by everybody. */
export const riskEvidence = (
  minutesAYear: Readonly<Record<string, number>>,
  projects: readonly Project[],
  teams: readonly Team[],
): Evidence =>
  evidence({
    risks: Object.entries(minutesAYear).map(([id, yearly]) => ({
      id,
      title: id,
      service: 'api',
      cause: 'deploy',
      timeBetweenFailures: days(365.25),
      timeToDetect: minutes(0),
      timeToResolve: minutes(yearly),
      share: ratio(1),
      confidence: 'high',
    })),
    projects,
    teams,
  })

/** A project that takes a risk away, by a team's weeks. */
export const remover = (
  id: string,
  risk: string,
  team: string,
  weeks: number,
  changes: Partial<Project> = {},
): Project =>
  project(id, [{ risks: [risk], frequency: exactly(1) }], { effort: [{ team, ...exactly(weeks) }], ...changes })

export const team = (id: string, capacity: number | null): Team => ({ id, title: id.toUpperCase(), capacity })

/** The problem of an order that can be met. */
export function problemOf(given: Evidence, order: Partial<PlanOrder> = {}): Problem {
  const result = readOrder(prepareRanking(given), { weights: WEIGHTS, ...order })
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

export function faultOf(given: Evidence, order: Partial<PlanOrder> = {}): PlanFault | null {
  const result = readOrder(prepareRanking(given), { weights: WEIGHTS, ...order })
  return result.ok ? null : result.error
}

/** A company and an order, either of which may leave no plan at all. */
export interface Instance {
  readonly evidence: Evidence
  readonly order: PlanOrder
}

const TEAMS = ['core', 'edge', 'data']
const effort = fc.integer({ min: 1, max: 12 }).map((quarters) => exactly(quarters / 4))
const demandItem = (number: number): fc.Arbitrary<Demand> =>
  fc.record({
    id: fc.constant(`request-${number}`),
    kind: fc.constant('request' as const),
    service: fc.constantFrom('api', 'web'),
    labels: fc.constant([]),
    points: fc.integer({ min: 1, max: 9 }),
    atStake: fc.integer({ min: 0, max: 900 }),
    chanceOfLoss: fc.constantFrom(null, exactly(0.5)),
  })
const burning = fc.record({
  background: fc.constant(true),
  services: fc.constantFrom(['api'], ['api', 'web']),
  frequency: fc.constantFrom(exactly(0.2), exactly(1)),
  recovery: fc.constant(exactly(0.5)),
})
const effect = fc.oneof(
  { weight: 1, arbitrary: burning },
  { weight: 5, arbitrary: arbitraryEffect },
  {
    weight: 1,
    arbitrary: fc.record({
      services: fc.constantFrom(['api'], ['web']),
      requests: fc.constant(true),
      closing: fc.constant(exactly(0.4)),
    }),
  },
)

/** Overlapping effects, up to three teams, one of them often without a capacity, needs, exclusions and locks. */
export const arbitraryInstance = (most: number): fc.Arbitrary<Instance> =>
  fc.integer({ min: 1, max: most }).chain((count) => {
    const position = fc.integer({ min: 0, max: count - 1 })
    const candidate = (number: number) =>
      fc
        .record({
          effects: fc.array(effect, { minLength: 1, maxLength: 2 }),
          teams: fc.uniqueArray(fc.tuple(fc.constantFrom(...TEAMS), effort), {
            minLength: 1,
            maxLength: 2,
            selector: ([team]) => team,
          }),
          needs:
            number === 0
              ? fc.constant<number[]>([])
              : fc.array(fc.integer({ min: 0, max: number - 1 }), { maxLength: 1 }),
          ghost: fc.constantFrom('', '', '', '', '', '', 'shipped', 'rejected', 'nobody'),
        })
        .map(({ effects, teams, needs, ghost }) =>
          project(nameOf(number), effects, {
            effort: teams.map(([team, weeks]) => ({ team, ...weeks })),
            dependsOn: [...needs.map(nameOf), ...(ghost ? [ghost] : [])],
          }),
        )
    return fc
      .record({
        losses: arbitraryLosses,
        demand: fc.tuple(demandItem(0), demandItem(1)),
        projects: fc.tuple(...Array.from({ length: count }, (_, number) => candidate(number))),
        capacities: fc.tuple(
          ...TEAMS.map(() => fc.option(fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4))),
        ),
        capacity: fc.option(fc.integer({ min: 0, max: 80 }).map((quarters) => quarters / 4)),
        lens: fc.constantFrom(...DEFAULT_LENSES),
        lockedIn: fc.array(position, { maxLength: 1 }),
        lockedOut: fc.array(position, { maxLength: 1 }),
        exclusions: fc.array(fc.tuple(position, position), { maxLength: 3 }),
      })
      .map(({ losses, demand, projects, capacities, capacity, lens, lockedIn, lockedOut, exclusions }) => ({
        evidence: evidence({
          losses,
          demand,
          background: [{ service: 'api', weeklyMinutes: minutes(4), variance: 2, weeks: 9, lately: [] }],
          projects: [
            ...projects,
            project('shipped', [{ frequency: exactly(0.1) }], { status: 'shipped' }),
            project('rejected', [{ frequency: exactly(0.1) }], { status: 'rejected' }),
          ],
          teams: TEAMS.map((id, at) => team(id, capacities[at] ?? null)),
        }),
        order: {
          weights: lens.weights,
          capacity,
          lockedIn: lockedIn.map(nameOf),
          lockedOut: lockedOut.map(nameOf),
          exclusions: exclusions
            .filter(([one, other]) => one !== other)
            .map(([one, other]): [string, string] => [nameOf(one), nameOf(other)]),
        },
      }))
  })

const nameOf = (number: number): string => `p${String(number).padStart(2, '0')}`

/** What a set is worth by the definition: loss avoided together, as a share of all the pain. */
export function naiveValue(prepared: PreparedRanking, weights: PerDimension, ids: readonly string[]): number {
  const chosen = prepared.projects.filter(({ project }) => ids.includes(project.id))
  return asPain(avoidedTogether(prepared, chosen), painPerUnit(weights, prepared.totals))
}

/** Whether a set keeps every rule, read from the order and the evidence as they stand. */
export function isAllowed({ evidence, order }: Instance, ids: readonly string[]): boolean {
  const { lockedIn = [], lockedOut = [], exclusions = [] } = order
  const chosen = evidence.projects.filter(({ id }) => ids.includes(id))
  const shipped = evidence.projects.filter(({ status }) => status === 'shipped').map(({ id }) => id)
  const teams = order.teams ?? evidence.teams
  const weeksOf = (name: string | null) =>
    chosen
      .flatMap(({ effort }) => effort)
      .filter(({ team }) => name === null || team === name)
      .reduce((sum, estimate) => sum + threePointMean(estimate, evidence.assumptions), 0)
  const limits = teams.some(({ capacity }) => capacity !== null)
    ? teams.map(({ id, capacity }) => [id, capacity] as const)
    : [[null, order.capacity ?? null] as const]
  return (
    lockedIn.every((id) => ids.includes(id)) &&
    !lockedOut.some((id) => ids.includes(id)) &&
    !exclusions.some(([one, other]) => ids.includes(one) && ids.includes(other)) &&
    chosen.every(({ dependsOn }) => dependsOn.every((need) => ids.includes(need) || shipped.includes(need))) &&
    limits.every(([name, capacity]) => capacity === null || weeksOf(name) <= capacity + 1e-9)
  )
}

/** The largest value of all sets that keep every rule, each tried; null when none does. */
export function bruteForce(instance: Instance): number | null {
  const prepared = prepareRanking(instance.evidence)
  const ids = prepared.projects.map(({ project }) => project.id)
  let best: number | null = null
  for (let mask = 0; mask < 2 ** ids.length; mask += 1) {
    const chosen = ids.filter((_, position) => (mask >> position) & 1)
    if (!isAllowed(instance, chosen)) continue
    best = Math.max(best ?? 0, naiveValue(prepared, instance.order.weights, chosen))
  }
  return best
}

export const idsOf = ({ candidates }: Problem, members: readonly number[]): string[] =>
  members.map((member) => candidates[member]?.project.id ?? '')
