import type { InsightReport } from '../../model/contract/insight.ts'
import type { BarRow } from '../../model/insight/bar-rows.ts'
import { insightReport } from '../../model/insight/insight-report.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import { suggestion } from '../sources/nearest-name.ts'
import type { ReadingContext } from './context.ts'
import { countingTitles } from './counting-incidents.ts'
import { lensOf, loadRanking, type RankingQuestion } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

export interface InsightQuestion extends RankingQuestion {
  /** Id or title of a project that competes. */
  readonly project: string
  /** How many rows each bar of the waterfall carries. */
  readonly mostRows: number
}

/** What a row is called, and where to look at it. */
interface RowTitle {
  readonly title: string
  readonly url: string | null
}

/** Why a project has its place and what would change it. Throws RefusedRequest when no candidate has the id or title, and for an unknown lens. */
export async function explainRank(context: ReadingContext, question: InsightQuestion): Promise<InsightReport> {
  const ranking = await loadRanking(context, question.asOf)
  const id = competingId(ranking, question.project)
  const demand = await demandTitles(context)
  const requestTitles = new Map([...demand].map(([own, { title }]) => [own, title]))
  const report = insightReport(ranking, lensOf(ranking, question), id, question.mostRows, requestTitles)
  const titled = await rowTitles(
    context,
    ranking,
    report.waterfall.flatMap(({ rows }) => rows),
    demand,
  )
  return { ...report, waterfall: report.waterfall.map((bar) => ({ ...bar, rows: bar.rows.map(titled) })) }
}

/** The id of the candidate that a person means. */
function competingId({ projects }: PreparedRanking, named: string): string {
  const known = projects.map(({ project }) => project)
  const found = known.find(({ id }) => id === named) ?? known.find(({ title }) => title === named)
  if (found) return found.id
  const names = known.flatMap(({ id, title }) => [id, title])
  const elsewhere = names.length > 0 ? '; the ranking lists them' : '; none has been stated yet'
  const hint = suggestion(named, names) || elsewhere
  throw new RefusedRequest('not-found', `there is no candidate project "${named}"${hint}`)
}

async function demandTitles({ store }: ReadingContext): Promise<ReadonlyMap<string, RowTitle>> {
  const [issues, requests] = await Promise.all([store.issues.all(), store.requests.all()])
  return new Map<string, RowTitle>([
    ...issues.map(({ id, title, url }) => [id, { title, url }] as const),
    ...requests.map(({ id, title }) => [id, { title, url: null }] as const),
  ])
}

/** Gives each row its title, address and start. */
async function rowTitles(
  context: ReadingContext,
  { evidence }: PreparedRanking,
  rows: readonly BarRow[],
  demand: ReadonlyMap<string, RowTitle>,
) {
  const ids = new Set(rows.flatMap(({ kind, id }) => (kind === 'incident' ? [id] : [])))
  const incidents = await countingTitles(context, [...ids])
  const starts = new Map(
    evidence.losses.flatMap(({ incident, startedAt }) => (ids.has(incident) ? [[incident, startedAt] as const] : [])),
  )
  const risks = new Map(evidence.risks.map(({ id, title }) => [id, title]))
  return (row: BarRow): InsightReport['waterfall'][number]['rows'][number] => {
    const start = starts.get(row.id)
    const known = row.kind === 'incident' ? incidents.get(row.id) : demand.get(row.id)
    const isRisk = row.kind === 'risk'
    return {
      ...row,
      title: isRisk ? (risks.get(row.id) ?? row.id) : (known?.title ?? null),
      url: isRisk ? null : (known?.url ?? null),
      startedAt: row.kind === 'incident' && start !== undefined ? new Date(start).toISOString() : null,
    }
  }
}
