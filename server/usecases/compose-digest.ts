import type { Digest } from '../../model/contract/digest.ts'
import type { Instant } from '../../model/quantity.ts'
import { digestOf } from '../export/digest.ts'
import { listCommittedPlans } from './committed-plans.ts'
import { compareMoments } from './compare-moments.ts'
import type { ReadingContext } from './context.ts'
import { rankProjects } from './rank-projects.ts'
import { sourceState } from './source-state.ts'
import { silenceOfSource } from './watch-silence.ts'

export interface DigestQuestion {
  /** A week before today when null. */
  readonly since: Instant | null
  /** A lens id, or null for the installation's first lens. */
  readonly lens: string | null
}

const TO_LOOK_AT: ReadonlySet<string> = new Set(['failed', 'silent', 'late'])

/** What changed since a day and why, and what else somebody should know. Throws RefusedRequest as `compareMoments` does. */
export async function composeDigest(context: ReadingContext, { since, lens }: DigestQuestion): Promise<Digest> {
  const question = { asOf: null, lens, weights: null }
  const moves = await compareMoments(context, { ...question, since })
  const [ranking, plans, sources] = await Promise.all([
    rankProjects(context, question),
    listCommittedPlans(context),
    context.store.sources.all(),
  ])
  const states = await Promise.all(
    sources.map(async (source) => ({
      title: source.title,
      state: sourceState(source, await silenceOfSource(context.store, source), false, context.now()),
    })),
  )
  return digestOf({
    moves,
    ranking,
    plans: plans.filter(({ committedAt }) => committedAt >= moves.since),
    sources: states.filter(({ state }) => TO_LOOK_AT.has(state)),
  })
}
