import type { Request } from '../../evidence/demand.ts'
import { threePointMean } from '../../evidence/three-point.ts'
import { expectedClosingOf } from '../../ranking/avoided.ts'
import type { PreparedProject, PreparedRanking } from '../../ranking/prepare.ts'
import type { LostAvoided } from './account-losses.ts'

/** Of a request, all that takes part in these figures: nothing that names whoever asked. */
export type StatedNeed = Pick<Request, 'id' | 'title' | 'service' | 'accounts' | 'project' | 'closedAt'>

/** An open need that a plan answers or may close. */
export interface PlannedNeed {
  readonly id: string
  readonly title: string
  readonly service: string | null
  readonly accounts: readonly string[]
  /** The project of the plan that was given it; null where one closes it only by what it states. */
  readonly project: string | null
  /** Chance that the plan closes it. */
  readonly closed: number
  /** Of what is at stake; null where nobody stated an amount with a chance, or another need carries it already. */
  readonly atStake: LostAvoided | null
}

/** What a plan does for each open request; those that it does nothing for have `closed` 0. Cost: what its projects touch. */
export function needsOf(
  { evidence }: PreparedRanking,
  members: readonly PreparedProject[],
  requests: readonly StatedNeed[],
): PlannedNeed[] {
  const open = new Map<string, number>()
  for (const { project, demand } of members) {
    for (const touched of demand) {
      const left = 1 - expectedClosingOf(project, touched, evidence.assumptions)
      for (const { id } of touched.items) open.set(id, (open.get(id) ?? 1) * left)
    }
  }
  const weighed = new Map(evidence.demand.map((demand) => [demand.id, demand]))
  const inPlan = new Set(members.map(({ project }) => project.id))
  return requests
    .filter(({ closedAt }) => closedAt === null)
    .map(({ id, title, service, accounts, project }) => {
      const closed = 1 - (open.get(id) ?? 1)
      const demand = weighed.get(id)
      const lost =
        demand?.chanceOfLoss && demand.atStake > 0
          ? demand.atStake * threePointMean(demand.chanceOfLoss, evidence.assumptions)
          : null
      return {
        id,
        title,
        service,
        accounts,
        project: project !== null && inPlan.has(project) ? project : null,
        closed,
        atStake: lost === null ? null : { lost, avoided: lost * closed },
      }
    })
}
