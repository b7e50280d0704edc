import type { Assumptions } from '../assumption.ts'
import type { Issue, Request } from '../evidence/demand.ts'
import type { ThreePoint } from '../evidence/three-point.ts'

/** An open issue or request, priced. */
export interface Demand {
  readonly id: string
  readonly kind: 'issue' | 'request'
  readonly service: string | null
  readonly labels: readonly string[]
  readonly points: number
  /** Money at stake, each account and service counted once; 0 when nobody stated a chance to lose it. */
  readonly atStake: number
  readonly chanceOfLoss: ThreePoint | null
}

/** Weight of an issue or request: 1 + log2(1 + distinct people) + demandPerAccount x accounts named. */
export const demandPoints = (
  { people, accounts }: Pick<Request, 'people' | 'accounts'>,
  { demandPerAccount }: Assumptions,
): number => 1 + Math.log2(1 + people) + demandPerAccount * new Set(accounts).size

/**
 * Open issues and requests as demand: a stock, so closed ones weigh nothing. Revenue at stake counts once for each
 * account and service: where several requests name the same, the one first in the list carries it.
 */
export function demandOf(issues: readonly Issue[], requests: readonly Request[], assumptions: Assumptions): Demand[] {
  const staked = new Set<string>()
  const open = <Entry extends { readonly closedAt: unknown }>(entries: readonly Entry[]) =>
    entries.filter((entry) => entry.closedAt === null)
  return [
    ...open(issues).map(
      (issue): Demand => ({
        id: issue.id,
        kind: 'issue',
        service: issue.service,
        labels: issue.labels,
        points: demandPoints(issue, assumptions),
        atStake: 0,
        chanceOfLoss: null,
      }),
    ),
    ...open(requests).map(
      (request): Demand => ({
        id: request.id,
        kind: 'request',
        service: request.service,
        labels: [],
        points: demandPoints(request, assumptions),
        atStake: request.chanceOfLoss === null ? 0 : stakeOf(request, staked),
        chanceOfLoss: request.chanceOfLoss,
      }),
    ),
  ]
}

function stakeOf(request: Request, staked: Set<string>): number {
  const keys = (request.accounts.length > 0 ? request.accounts : [request.id]).map(
    (account) => `${account}/${request.service}`,
  )
  const isNew = keys.some((key) => !staked.has(key))
  for (const key of keys) staked.add(key)
  return isNew ? (request.atStake ?? 0) : 0
}
