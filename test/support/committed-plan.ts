import type { CommitRequest, CommittedPlan } from '../../model/contract/committed-plan.ts'
import { freezePlan, keepFrozenPlan } from '../../server/usecases/commit-plan.ts'
import type { Context } from '../../server/usecases/context.ts'
import { loadEvidence } from '../../server/usecases/load-evidence.ts'

/** Commits a plan as the interface does, of the evidence as it is. */
export async function commitPlan(
  context: Context,
  order: CommitRequest['order'],
  reason: string | null = null,
): Promise<CommittedPlan> {
  const { version } = await loadEvidence(context, null)
  const request = { title: 'The quarter', reason, evidenceVersion: version, order }
  return keepFrozenPlan(context, request, JSON.parse(JSON.stringify(await freezePlan(context, request))))
}
