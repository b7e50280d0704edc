import type { PreparedRanking } from '../ranking/prepare.ts'
import type { PlanOrder } from './order.ts'
import type { Titles } from './words.ts'

/** What projects and teams are called; the id of those that nobody named. */
export function titlesOf({
  prepared,
  order,
}: {
  readonly prepared: PreparedRanking
  readonly order: PlanOrder
}): Titles {
  const projects = new Map(prepared.evidence.projects.map(({ id, title }) => [id, title]))
  const teams = new Map((order.teams ?? prepared.evidence.teams).map(({ id, title }) => [id, title]))
  return {
    project: (id) => projects.get(id) ?? id,
    team: (id) => (id === null ? 'everybody together' : (teams.get(id) ?? id)),
  }
}
