import type { SloHistory, SloSummary, SlosReport } from '../../model/contract/slo.ts'
import { type Instant, instant, MILLISECONDS_PER_MINUTE, type Minutes, minutes } from '../../model/quantity.ts'
import { budgetHistory } from '../../model/slo/history.ts'
import type { ReadingContext } from './context.ts'
import { loadRanking } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'
import { sloTimelines } from './slo-timelines.ts'
import { summariseSlo } from './summarise-slo.ts'

/** Every objective, the most consumed budget first, those that nothing measures last. @param asOf now when null */
export async function measureSlos(context: ReadingContext, asOf: Instant | null): Promise<SlosReport> {
  const ranking = await loadRanking(context, asOf)
  const slos = (await sloTimelines(context.store)).map((slo) => summariseSlo(slo, ranking, asOf, context.now()))
  const consumed = ({ measurement }: SloSummary) => measurement?.consumedShare ?? Number.NEGATIVE_INFINITY
  return {
    asOf: iso(asOf ?? context.now()),
    evidenceAsOf: iso(ranking.evidence.asOf),
    slos: slos.sort((left, right) => consumed(right) - consumed(left) || (left.id < right.id ? -1 : 1)),
  }
}

/** Points that a history may have; more than a screen is wide. */
const MOST_POINTS = 2_000
const A_DAY = minutes(1_440)

/** When a history begins and ends, and how far its points are apart; the objective's window in days when left out. */
export interface HistoryQuestion {
  readonly id: string
  readonly from: Instant | null
  readonly to: Instant | null
  readonly step: Minutes | null
}

/** One objective with the history of its budget. Throws RefusedRequest for an unknown id and for too many points. */
export async function measureSloHistory(
  context: ReadingContext,
  { id, from, to, step }: HistoryQuestion,
): Promise<SloHistory> {
  const slos = await sloTimelines(context.store)
  const found = slos.find(({ slo }) => slo.id === id)
  if (!found) throw new RefusedRequest('not-found', `there is no objective "${id}"`)
  const summary = summariseSlo(found, await loadRanking(context, to), to, context.now())
  const end = instant(Date.parse(summary.asOf))
  const start = from ?? instant(end - found.slo.window * A_DAY * MILLISECONDS_PER_MINUTE)
  const apart = step ?? A_DAY
  if (!(start <= end))
    throw new RefusedRequest('invalid-request', `from is ${iso(start)}, after to, which is ${iso(end)}`)
  if ((end - start) / (apart * MILLISECONDS_PER_MINUTE) > MOST_POINTS) {
    throw new RefusedRequest('invalid-request', `a history has at most ${MOST_POINTS} points; ask for a larger step`)
  }
  const points = found.timeline ? budgetHistory(found.timeline, { from: start, to: end, step: apart }) : []
  return { ...summary, history: points.map(({ at, ...point }) => ({ at: iso(at), ...point })) }
}

const iso = (moment: Instant): string => new Date(moment).toISOString()
