import type { z } from 'zod'
import type { Decision, decisionSaveSchema } from '../../model/contract/decisions.ts'
import { isLapsed, STATUS_OF_OUTCOME } from '../../model/evidence/decision.ts'
import { quarterName, readQuarter } from '../../model/portfolio/quarter.ts'
import type { KeptDecision } from '../store/decisions.ts'
import type { Replacement } from '../store/edits.ts'
import type { Context, ReadingContext } from './context.ts'
import { readEditableProject } from './edit-project.ts'
import { keptValue, tellChange } from './keep-edits.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

/** Every decision, the newest first; those that were taken back too, so that another can be put in their place. */
export const listDecisions = async ({ store, now }: ReadingContext): Promise<Decision[]> =>
  (await store.decisions.all()).map((kept) => asReported(kept, now()))

/**
 * Keeps what was decided of a project for a quarter, and what that makes of the project: "in" plans it, "rejected" takes it
 * out of the ranking, and both end when it is decided otherwise. Throws RefusedRequest for a quarter or project that nobody
 * knows and for one that has shipped, and StaleChange with what is kept now when `revision` has gone by.
 */
export async function saveDecision(
  context: Context,
  quarterText: string,
  project: string,
  { revision, decision }: z.infer<typeof decisionSaveSchema>,
): Promise<Decision> {
  const period = readQuarter(quarterText)
  if (!period.ok)
    throw new RefusedRequest('invalid-request', `"${quarterText}" is no quarter; write it as 2025Q1`, [
      { path: 'quarter', message: 'must be a quarter such as 2025Q1' },
    ])
  const quarter = quarterName(period.value)
  const before = (await context.store.decisions.all()).find(
    (kept) => kept.quarter === quarter && kept.project === project,
  )
  const { value, edit } = await statusEdit(context, project, before?.decision?.outcome, decision?.outcome)
  const decided = { quarter, project, title: value.title, revision, decision }
  if (!(await context.store.decisions.replace(decided, edit, context.now()))) {
    const current = await findDecision(context, quarter, project)
    throw new StaleChange(`What was decided of ${value.title} has changed since. Look again, then decide.`, current)
  }
  if (edit) await tellChange(context)
  else context.events.publish({ type: 'review-changed' })
  const kept = await findDecision(context, quarter, project)
  if (!kept) throw new Error(`the decision about ${project} was kept and is not there`)
  return kept
}

const findDecision = async (context: ReadingContext, quarter: string, project: string): Promise<Decision | null> =>
  (await listDecisions(context)).find((kept) => kept.quarter === quarter && kept.project === project) ?? null

type Outcome = keyof typeof STATUS_OF_OUTCOME | undefined

/** What an outcome in the place of another makes of a project; no edit where it makes nothing of it. */
async function statusEdit(context: Context, project: string, former: Outcome, next: Outcome) {
  const { value, told, revision, edit } = await readEditableProject(context, project)
  if (value.status === 'shipped' && next !== undefined)
    throw new RefusedRequest('invalid-request', `"${value.title}" has shipped: there is nothing left to decide`)
  const wanted = next === undefined ? null : STATUS_OF_OUTCOME[next]
  const given = former === undefined ? null : STATUS_OF_OUTCOME[former]
  const { status, ...others } = edit?.changes ?? {}
  const replacement = (changes: object): Replacement => ({ id: project, revision, value: keptValue(changes, told) })
  if (wanted !== null)
    return { value, edit: value.status === wanted ? null : replacement({ ...others, status: wanted }) }
  return { value, edit: given !== null && status === given ? replacement(others) : null }
}

const asReported = (
  { quarter, project, title, revision, decision, decidedAt, by }: KeptDecision,
  now: number,
): Decision => ({
  quarter,
  project,
  title,
  revision,
  decision,
  decidedAt: new Date(decidedAt).toISOString(),
  decidedBy: by,
  isLapsed: decision !== null && decision.expiresOn !== null && isLapsed(decision.expiresOn, now),
})
