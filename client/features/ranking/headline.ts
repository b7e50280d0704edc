import type { RankingReport } from '../../../model/contract/ranking.ts'
import { DIMENSIONS } from '../../../model/evidence/lens.ts'
import { chance, count, inWords, percent, sentence, weeks, weeksShort } from '../../../model/format.ts'
import { riceSentence } from '../../../model/ranking/rice-words.ts'
import { weekdayAndDay } from '../../lib/date.ts'

/** What the ranking found, as one sentence with its numbers. `unit` is shorter where there is little room. */
export function headline(report: RankingReport, unit: 'engineer-weeks' | 'weeks' = 'engineer-weeks'): string {
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
  if (leaders.length === projects.length) return `Too little evidence to tell ${allOf(projects.length)} apart; ${gain}`
  return `${any} could come first; ${gain}`
}

/** What fits, and what the figures were made with. `lens` is its title; null means weights of one's own. */
export function subline(report: RankingReport, lens: string | null): string {
  const made = `${weekdayAndDay(report.asOf)}, ${lens ? `${lens} lens` : 'custom weights'}, ${count(report.draws)} draws, seed ${report.seed}.`
  return [whatFits(report), riceSentence(report), made].filter(Boolean).join(' ')
}

function whatFits({ capacity, aboveLine, projects }: RankingReport): string {
  if (capacity === null || aboveLine === null) return 'No team has a capacity yet, so there is no cut line.'
  const above = aboveLine.projects
  const room = `into ${weeksShort(capacity)} engineer-weeks`
  if (above === 0) return `None of the ${count(projects.length)} fits ${room}.`
  if (above === projects.length) return `${sentence(allOf(projects.length))} fit ${room}.`
  return `Taken in rank order, ${count(above)} of ${count(projects.length)} fit ${room}.`
}

const allOf = (number: number): string => (number === 2 ? 'both projects' : `all ${inWords(number)} projects`)

/** The chart's finding: whether the largest value and the largest leverage are the same project's. */
export function scatterTitle({ projects }: RankingReport): string {
  const [best] = projects
  if (!best || projects.length < 2) return 'Value by effort'
  const largest = projects.reduce((most, project) => (project.value.mean > most.value.mean ? project : most), best)
  if (largest.id === best.id) return 'The biggest gain is also the best buy'
  return 'The biggest gain is not the best buy'
}
