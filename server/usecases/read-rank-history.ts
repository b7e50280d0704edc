import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import { weightsThen } from '../../model/ranking/moves.ts'
import { placeAt } from '../../model/ranking/place-at.ts'
import { type PreparedRanking, prepareRanking } from '../../model/ranking/prepare.ts'
import type { ProjectDraws } from '../../model/ranking/project-draws.ts'
import { type HistoryPoint, historyWords, type RankHistory } from '../../model/ranking/rank-history.ts'
import { simulate } from '../../model/ranking/simulate.ts'
import type { ReadingContext } from './context.ts'
import { loadEvidence } from './load-evidence.ts'
import { lensOf, loadRanking, type RankingQuestion, simulationOf } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

const WEEK = 7 * MILLISECONDS_PER_DAY
/** How far back: two months show where a project comes from. */
const WEEKS = 8
/** Draws for the intervals of the past: a tenth and nine tenths of so many are within a line's width, at an eighth of the time. */
const PAST_DRAWS = 512

/**
 * Where a project stood at the end of each of the last weeks, by the incidents that were known and by what people stated
 * then; as far back as copies of that are kept. Throws RefusedRequest for an unknown project and an unknown lens.
 */
export async function readRankHistory(
  context: ReadingContext,
  { project: id, ...question }: RankingQuestion & { readonly project: string },
): Promise<RankHistory> {
  const now = await loadRanking(context, question.asOf)
  const project = now.evidence.projects.find((other) => other.id === id)
  if (!project) throw new RefusedRequest('not-found', `there is no project "${id}"`)
  const lens = lensOf(now, question)
  const drawnNow = simulationOf(now).projects[now.projects.findIndex((other) => other.project.id === id)]
  const points: HistoryPoint[] = [pointAt(now.evidence.asOf, placeAt(now, drawnNow, lens.weights, id))]
  for (let week = 1; week <= WEEKS && context.isWanted?.() !== false; week += 1) {
    const moment = instant(now.evidence.asOf - week * WEEK)
    const standing = await context.store.snapshots.at(moment)
    // Copies are kept from some day on: what is older than the first was stated by nobody knows whom.
    if (standing === null) break
    const assumptions = { ...standing.assumptions, draws: PAST_DRAWS }
    const past = prepareRanking({ ...(await loadEvidence(context, moment)), ...standing, assumptions })
    const weights = weightsThen(standing.lenses, lens.id, lens.weights)
    points.unshift(pointAt(moment, placeAt(past, drawnAlone(past, id), weights, id)))
  }
  return {
    id,
    title: project.title,
    lens: lens.id,
    evidenceVersion: now.evidence.version,
    points,
    words: historyWords(points),
  }
}

/** No project's draws depend on the others, so one costs no more than itself. */
function drawnAlone(ranking: PreparedRanking, id: string): ProjectDraws | undefined {
  const projects = ranking.projects.filter(({ project }) => project.id === id)
  return projects.length === 0 ? undefined : simulate({ ...ranking, projects }).projects[0]
}

const pointAt = (moment: Instant, place: HistoryPoint['place']): HistoryPoint => ({
  at: new Date(moment).toISOString(),
  place,
})
