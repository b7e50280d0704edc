import { knownAt } from '../../model/loss/known-at.ts'
import { startOfDay } from './as-of.ts'
import type { ReadingContext } from './context.ts'
import type { Rows } from './mapped-rows.ts'

/** The rows that need a service today. Closed issues and requests weigh nothing, so they are left out. */
export async function loadRows({ store, now }: ReadingContext): Promise<Rows> {
  const [incidents, issues, requests] = await Promise.all([
    store.incidents.all(),
    store.issues.all(),
    store.requests.all(),
  ])
  const today = startOfDay(now())
  return {
    incidents: incidents.flatMap((incident) => knownAt(incident, today) ?? []),
    issues: issues.filter(({ closedAt }) => closedAt === null),
    requests: requests.filter(({ closedAt }) => closedAt === null),
  }
}
