import { answeringProjects } from '../../model/effect/answering-projects.ts'
import { withProjectsOfSheet } from '../../model/evidence/rice.ts'
import { demandOf } from '../../model/loss/demand.ts'
import type { Standing } from '../../model/ranking/swap-back.ts'
import { compileTitle } from '../sources/title-pattern.ts'
import { startOfDay } from './as-of.ts'
import { assumptionsInForce } from './assumptions-in-force.ts'
import { changedProjects, readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import { mappedRows } from './mapped-rows.ts'

/**
 * What people state now: everything of the evidence that does not tell by itself what it was in the past. Reads and maps every
 * issue and request: half a second for 50,000.
 */
export async function readStanding({ store, now }: ReadingContext): Promise<Standing> {
  const [{ assumptions }, services, components, rules, teams, projects, rice, lenses, risks, issues, requests] =
    await Promise.all([
      assumptionsInForce(store, startOfDay(now())),
      store.services.all(),
      store.components.all(),
      store.rules.all(),
      store.teams.all(),
      store.projects.all(),
      store.rice.all(),
      store.lenses.all(),
      store.risks.all(),
      store.issues.all(),
      store.requests.all(),
    ])
  const changes = await readChanges(store)
  const basis = { services, rules, components, compile: compileTitle }
  const rows = mappedRows(basis, { incidents: [], issues, requests }, changes)
  return {
    projects: answeringProjects(
      changedProjects(withProjectsOfSheet(projects, rice), changes),
      rows.requests,
      assumptions,
    ),
    demand: demandOf(rows.issues, rows.requests, assumptions),
    risks,
    teams,
    lenses,
    assumptions,
  }
}
