import { dayAndMonth } from '../../model/format.ts'
import { type Instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import { type ComparedRankings, compareRankings } from '../../model/ranking/moves.ts'
import { incidentsToName, type MovesReport, movesReport } from '../../model/ranking/moves-report.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import type { ReadingContext } from './context.ts'
import { countingTitles } from './counting-incidents.ts'
import { loadEvidence } from './load-evidence.ts'
import { lensOf, loadRanking, type RankingQuestion } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

export interface MovesQuestion extends RankingQuestion {
  /** The moment to compare with; a week before `asOf` when null. */
  readonly since: Instant | null
}

interface Compared {
  readonly since: Instant
  readonly compared: ComparedRankings
  readonly kept: boolean
}

const WEEK = 7 * MILLISECONDS_PER_DAY
/** The last comparison of each ranking: another lens over the same moments costs only sums. */
const last = new WeakMap<PreparedRanking, Compared>()

/**
 * What changed in the ranking since a moment, and why. Incidents are taken as they were known then; what people stated
 * is taken from the copy kept of that time, and as it is now where none is as old. Throws RefusedRequest for an unknown
 * lens, and for a moment that is not before the ranking's own.
 */
export async function compareMoments(context: ReadingContext, question: MovesQuestion): Promise<MovesReport> {
  const now = await loadRanking(context, question.asOf)
  const lens = lensOf(now, question)
  const since = (question.since ?? now.evidence.asOf - WEEK) as Instant
  if (since >= now.evidence.asOf) {
    throw new RefusedRequest(
      'invalid-request',
      `"since" must be before ${dayAndMonth(now.evidence.asOf)}, the day that the ranking is of`,
      [{ path: 'since', message: 'not before the ranking' }],
    )
  }
  const known = last.get(now)
  const { compared, kept } = known?.since === since ? known : await compare(context, now, since)
  const titles = await countingTitles(context, incidentsToName(compared, lens.weights))
  return movesReport(compared, lens, kept, (id) => titles.get(id)?.title ?? id)
}

async function compare(context: ReadingContext, now: PreparedRanking, since: Instant): Promise<Compared> {
  const [past, standing] = await Promise.all([loadEvidence(context, since), context.store.snapshots.at(since)])
  const { projects, demand, risks, teams, lenses, assumptions } = standing ?? {
    ...now.evidence,
    projects: past.projects,
    assumptions: past.assumptions,
  }
  const then = { ...past, projects, demand, risks, teams, lenses, assumptions }
  const result = { since, compared: compareRankings(now, then), kept: standing !== null }
  last.set(now, result)
  return result
}
