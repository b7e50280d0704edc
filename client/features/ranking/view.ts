import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import type { Project } from '../../../model/evidence/project.ts'
import type { Frame } from '../../../model/ranking/frame.ts'
import type { Means } from '../../worker/ranking-client.ts'
import type { Cut, RankingRow, RankingView } from './row.ts'

type Titles = ReadonlyMap<string, string>

const titlesOf = (things: readonly { readonly id: string; readonly title: string }[]): Titles =>
  new Map(things.map(({ id, title }) => [id, title]))

/**
 * The rows to show now. Where the means are newer than the report, order, value and leverage are theirs; tiers and the
 * cut line keep their places, and intervals are stretched with their mean until the report arrives a moment later.
 * Linear in the number of projects.
 */
export function rankingView(
  frame: Frame,
  means: Means | null,
  report: RankingReport | null,
  settled: boolean,
): RankingView | null {
  const teams = titlesOf(frame.teams)
  const services = titlesOf(frame.services)
  if (report && settled) {
    return {
      rows: report.projects.map((project) => reportedRow(project, teams, services, report)),
      settled,
      cut: cutOf(report),
    }
  }
  if (!means) return null
  const reported = new Map(report?.projects.map((project) => [project.id, project]))
  const projects = new Map(frame.projects.map((project) => [project.id, project]))
  const rows = means.ranks.flatMap(({ id, rank, value, leverage, effort }, position): RankingRow[] => {
    const place = report?.projects[position]
    const known = reported.get(id)
    const project = projects.get(id)
    if (!known || !report) return project ? [meanRow(project, { rank, value, leverage, effort }, teams)] : []
    const row = reportedRow(known, teams, services, report)
    return [
      {
        ...row,
        rank,
        value,
        leverage,
        valueInterval: stretched(row.valueInterval, value / known.value.mean),
        leverageInterval: stretched(row.leverageInterval, leverage / known.leverage.mean),
        tier: place?.tier ?? null,
        aboveLine: place?.aboveLine ?? null,
      },
    ]
  })
  return { rows, settled: false, cut: report ? cutOf(report) : null }
}

const stretched = (interval: RankingRow['leverageInterval'], factor: number) =>
  interval && Number.isFinite(factor) ? { p10: interval.p10 * factor, p90: interval.p90 * factor } : null

function reportedRow(project: RankedProject, teams: Titles, services: Titles, { capacity }: RankingReport): RankingRow {
  const { low, likely, high, mean, p10, p90 } = project.effort
  return {
    id: project.id,
    rank: project.rank,
    title: project.title,
    team: teams.get(project.team) ?? project.team,
    services: project.services.map((id) => services.get(id) ?? id),
    group: { team: project.team, service: project.services[0] ?? null },
    value: project.value.mean,
    valueInterval: project.value,
    leverage: project.leverage.mean,
    leverageInterval: project.leverage,
    effort: { low, likely, high, mean },
    effortInterval: { p10, p90 },
    first: project.pFirst,
    chance: capacity === null ? project.pTop : project.pAboveLine,
    aboveLine: project.aboveLine,
    provenance: project.provenance,
    rice: project.rice,
    tier: project.tier,
  }
}

function meanRow(
  project: Project,
  means: { rank: number; value: number; leverage: number; effort: number },
  teams: Titles,
): RankingRow {
  const owner = project.effort[0]?.team ?? ''
  const total = (part: 'low' | 'likely' | 'high') => project.effort.reduce((sum, effort) => sum + effort[part], 0)
  const effort = { low: total('low'), likely: total('likely'), high: total('high') }
  return {
    id: project.id,
    rank: means.rank,
    title: project.title,
    team: teams.get(owner) ?? owner,
    services: [],
    group: { team: owner, service: null },
    value: means.value,
    valueInterval: null,
    leverage: means.leverage,
    leverageInterval: null,
    effort: { ...effort, mean: means.effort },
    effortInterval: null,
    first: null,
    chance: null,
    aboveLine: null,
    provenance: null,
    rice: null,
    tier: null,
  }
}

function cutOf({ capacity, aboveLine, projects }: RankingReport): Cut | null {
  if (capacity === null || aboveLine === null) return null
  const { projects: above, effort, value } = aboveLine
  const throughTier = above > 0 && projects[above - 1]?.tier === projects[above]?.tier
  return { capacity, spent: effort, above, value, throughTier }
}

export interface Filter {
  readonly q?: string | undefined
  readonly team?: string | undefined
  readonly service?: string | undefined
}

/** The rows that a filter leaves. Every word of `q` must occur; team and service are titles. */
export function filterRows(rows: readonly RankingRow[], { q, team, service }: Filter): readonly RankingRow[] {
  const words = q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  if (words.length === 0 && !team && !service) return rows
  return rows.filter((row) => {
    if (team && row.team !== team) return false
    if (service && !row.services.includes(service)) return false
    const text = [row.title, row.team, ...row.services].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
