import { DIMENSIONS } from '../evidence/lens.ts'
import { chance, inWords, percent, weeks } from '../format.ts'
import type { RankingReport } from './ranked.ts'

/** What the ranking found, as one sentence with its numbers. `unit` is shorter where there is little room. */
export function rankingHeadline(report: RankingReport, unit: 'engineer-weeks' | 'weeks' = 'engineer-weeks'): string {
  const { projects, totals } = report
  const [best] = projects
  if (!best) return 'No project to rank yet'
  if (DIMENSIONS.every((dimension) => totals[dimension] === 0)) return 'Too little evidence to rank anything yet'
  if (DIMENSIONS.every((dimension) => report.weights[dimension] === 0))
    return 'This lens weighs only what has no evidence yet'
  if (best.value.mean <= 0) return 'No project touches what the evidence says hurts'
  const leaders = projects.filter(({ tier }) => tier === best.tier)
  if (leaders.length === 1) return `${best.title} comes first, with a chance of ${chance(best.pFirst)}`
  const any = leaders.length === 2 ? 'Either of two projects' : `Any of ${inWords(leaders.length)} projects`
  const gain = `together they remove ${percent(report.firstTier.value, 0)} of all pain for ${weeks(report.firstTier.effort)} ${unit}`
  if (leaders.length === projects.length)
    return `Too little evidence to tell ${allProjects(projects.length)} apart; ${gain}`
  return `${any} could come first; ${gain}`
}

/** "both projects", "all twelve projects" */
export const allProjects = (number: number): string =>
  number === 2 ? 'both projects' : `all ${inWords(number)} projects`
