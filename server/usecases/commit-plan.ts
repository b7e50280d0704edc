import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import {
  type CommitRequest,
  type CommittedFigures,
  type CommittedPlan,
  committedFiguresSchema,
  type PlanBundle,
  planBundleSchema,
} from '../../model/contract/committed-plan.ts'
import { encodeEvidence } from '../../model/contract/evidence.ts'
import { quarterName } from '../../model/portfolio/quarter.ts'
import { VERSION } from '../version.ts'
import { readCustomers } from './business-view.ts'
import { counting, figuresOf, hashOf, openBundle } from './committed-figures.ts'
import { readCommittedPlan } from './committed-plans.ts'
import type { Context, ReadingContext } from './context.ts'
import { objectivesAhead } from './forecast-slos.ts'
import { planBudgets, quarterQuestion, readQuestion } from './plan-quarter.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

const pack = promisify(gzip)

/** A plan frozen and computed, on its way to be kept. */
export interface FrozenPlan {
  /** Gzipped JSON of the bundle, in base64, and its SHA-256 before that. */
  readonly bundle: string
  readonly hash: string
  readonly figures: CommittedFigures
}

/**
 * Freezes everything that a plan's figures need, and computes them from that alone. Throws RefusedRequest as `planQuarter`
 * does, and for a plan that cannot be had without a reason.
 */
export async function freezePlan(context: ReadingContext, { order, reason }: CommitRequest): Promise<FrozenPlan> {
  const question = quarterQuestion(order)
  const { ranking, asked } = await readQuestion(context, question)
  const [objectives, { accounts, requests }] = await Promise.all([
    objectivesAhead(context, ranking, null),
    readCustomers(context),
  ])
  const scales = [...asked.scales]
  const draft = parsedBundle({
    format: 2,
    evidence: encodeEvidence(ranking.evidence),
    lens: { id: asked.lens.id, weights: asked.lens.weights },
    quarter: quarterName(asked.period),
    order: {
      teams: asked.order.teams ?? ranking.evidence.teams,
      lockedIn: question.lockedIn,
      lockedOut: question.lockedOut,
      exclusions: question.exclusions,
    },
    members: order.mine,
    scales,
    steps: { plan: null, firstLeftOut: null, frontier: scales.map(() => null) },
    objectives,
    customers: { accounts, requests: requests.filter(({ closedAt }) => closedAt === null) },
  })
  const { budget, steps } = counting(planBudgets(context, ranking, null), scales)
  const figures = figuresOf(openBundle(draft), budget)
  if (context.isWanted?.() === false) throw new RefusedRequest('invalid-request', 'nobody waits for this plan any more')
  if (figures.plan.mine?.isFeasible === false && reason === null) {
    throw new RefusedRequest(
      'invalid-request',
      `${figures.plan.words.mine}. Say why it is committed to all the same, or change it`,
      [{ path: 'reason', message: 'is needed for a plan that cannot be had as it is' }],
    )
  }
  const text = JSON.stringify({ ...draft, steps: steps() } satisfies PlanBundle)
  return { bundle: (await pack(text)).toString('base64'), hash: hashOf(text), figures }
}

/**
 * Keeps a frozen plan for good and tells every open page. Throws StaleChange when its figures are not those that were
 * seen: the evidence has changed since.
 */
export async function keepFrozenPlan(
  context: Context,
  { title, reason, evidenceVersion }: CommitRequest,
  { bundle, hash, figures }: FrozenPlan,
): Promise<CommittedPlan> {
  const { store, now, events } = context
  if (figures.plan.evidenceVersion !== evidenceVersion) {
    throw new StaleChange(
      'The evidence has changed since this plan was on the screen. Look at it again, then commit it.',
      {
        evidenceVersion: figures.plan.evidenceVersion,
      },
    )
  }
  const id = await store.committedPlans.add({
    title,
    reason,
    quarter: figures.plan.period.quarter,
    committedAt: now(),
    version: VERSION,
    hash,
    bundle: Buffer.from(bundle, 'base64'),
    figures: JSON.stringify(committedFiguresSchema.parse(figures)),
  })
  events.publish({ type: 'plans-changed' })
  return readCommittedPlan(context, id)
}

/** As it will be read again: JSON knows fewer values than memory, and the figures must stand on what is kept. */
const parsedBundle = (bundle: unknown): PlanBundle => planBundleSchema.parse(JSON.parse(JSON.stringify(bundle)))
