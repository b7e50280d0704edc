import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import {
  type CommittedFigures,
  type CommittedHead,
  type CommittedPlan,
  committedFiguresSchema,
  planBundleSchema,
  type Verification,
} from '../../model/contract/committed-plan.ts'
import { compareValues } from '../../model/differences.ts'
import { suggestion } from '../sources/nearest-name.ts'
import type { KeptPlan } from '../store/committed-plans.ts'
import { VERSION } from '../version.ts'
import { budgetsOf, figuresOf, hashOf, openBundle } from './committed-figures.ts'
import type { ReadingContext } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

const unpack = promisify(gunzip)
/** The first few say enough. */
const MOST_DIFFERENCES = 20
/** Sentences may be worded anew; what they say is compared figure by figure. */
const isProse = (field: string): boolean => ['words', 'notes', 'meaning'].includes(field)

/** Every committed plan, the newest first. */
export async function listCommittedPlans({ store }: ReadingContext): Promise<CommittedHead[]> {
  return (await store.committedPlans.all()).map((kept) => {
    const { plan } = figuresKept(kept)
    return { ...headOf(kept), projects: plan.mine?.members.length ?? 0, value: plan.mine?.value ?? 0 }
  })
}

/** Which projects each committed plan holds, the newest first. */
export async function listCommitments({ store }: ReadingContext) {
  return (await store.committedPlans.all()).map((kept) => ({
    id: kept.id,
    title: kept.title,
    quarter: kept.quarter,
    members: figuresKept(kept).plan.mine?.members ?? [],
  }))
}

/** A committed plan as it was, whatever has changed since. Throws RefusedRequest when there is none of this id. */
export async function readCommittedPlan(context: ReadingContext, id: string): Promise<CommittedPlan> {
  const kept = await findPlan(context, id)
  const { evidence } = await bundleOf(kept)
  const { seed, draws } = evidence.assumptions
  const services = evidence.services.map(({ id, title }) => ({ id, title }))
  return { ...headOf(kept), seed, draws, services, assumptions: evidence.assumptions, figures: figuresKept(kept) }
}

/**
 * Computes a committed plan once more from what was kept of it, and compares every figure to the last digit. Nothing of
 * today takes part: no evidence, no setting, no clock. Throws RefusedRequest when there is none of this id.
 */
export async function verifyCommittedPlan(context: ReadingContext, id: string): Promise<Verification> {
  const kept = await findPlan(context, id)
  const text = await textOf(kept)
  const bundle = planBundleSchema.parse(JSON.parse(text))
  const now: CommittedFigures = JSON.parse(JSON.stringify(figuresOf(openBundle(bundle), budgetsOf(bundle))))
  const { compared, differences } = compareValues(figuresKept(kept), now, isProse)
  const hash = { kept: kept.hash, now: hashOf(text) }
  return {
    id,
    reproduces: differences.length === 0 && hash.kept === hash.now,
    compared,
    hash,
    version: { kept: kept.version, now: VERSION },
    differences: differences.slice(0, MOST_DIFFERENCES),
  }
}

async function findPlan({ store }: ReadingContext, id: string): Promise<KeptPlan> {
  const kept = await store.committedPlans.get(id)
  if (kept) return kept
  const known = (await store.committedPlans.all()).map((plan) => plan.id)
  throw new RefusedRequest(
    'not-found',
    known.length === 0
      ? `there is no committed plan "${id}"; none has been committed yet`
      : `there is no committed plan "${id}"${suggestion(id, known)}; there are ${known.join(', ')}`,
  )
}

const headOf = ({ id, title, reason, quarter, version, hash, committedAt }: Omit<KeptPlan, 'bundle'>) => ({
  id,
  title,
  reason,
  quarter,
  version,
  hash,
  committedAt: new Date(committedAt).toISOString(),
})

const textOf = async ({ bundle }: KeptPlan): Promise<string> => (await unpack(bundle)).toString('utf8')
const bundleOf = async (kept: KeptPlan) => planBundleSchema.parse(JSON.parse(await textOf(kept)))
const figuresKept = ({ figures }: Pick<KeptPlan, 'figures'>): CommittedFigures =>
  committedFiguresSchema.parse(JSON.parse(figures))
