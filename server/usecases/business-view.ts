import type { BusinessReport } from '../../model/insight/business/business.ts'
import { businessReport, type Customers } from '../../model/insight/business/business-report.ts'
import { readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import { loadMapping } from './load-mapping.ts'
import { mappedRows } from './mapped-rows.ts'
import { planBudgets, type QuarterQuestion, readQuestion, reportOf } from './plan-quarter.ts'
import { RefusedRequest } from './refused-request.ts'

/**
 * A plan in money and customers: the set picked by hand, else the best one, which is searched as `planQuarter` does.
 * Throws RefusedRequest as that does, and for a project that is no candidate.
 */
export async function businessOfPlan(context: ReadingContext, question: QuarterQuestion): Promise<BusinessReport> {
  const { ranking, asked } = await readQuestion(context, question)
  const chosen =
    question.mine ??
    reportOf(ranking, asked, planBudgets(context, ranking, question.deadline)).plan.members.map(({ id }) => id)
  const members = chosen.map((id) => {
    const found = ranking.projects.find(({ project }) => project.id === id)
    if (found) return found
    throw new RefusedRequest('invalid-request', `there is no candidate "${id}"`, [
      { path: 'mine', message: 'unknown candidate' },
    ])
  })
  return businessReport(ranking, members, { period: asked.period, ...(await readCustomers(context)) })
}

/** Every account, and every request with the service that it belongs to. */
export async function readCustomers(context: ReadingContext): Promise<Customers> {
  const [accounts, requests, mapping, changes] = await Promise.all([
    context.store.accounts.all(),
    context.store.requests.all(),
    loadMapping(context),
    readChanges(context.store),
  ])
  return { accounts, requests: mappedRows(mapping, { incidents: [], issues: [], requests }, changes).requests }
}
