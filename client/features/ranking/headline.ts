import type { RankingReport } from '../../../model/contract/ranking.ts'
import { count, sentence, weeksShort } from '../../../model/format.ts'
import { allProjects } from '../../../model/ranking/headline.ts'
import { riceSentence } from '../../../model/ranking/rice-words.ts'
import { weekdayAndDay } from '../../lib/date.ts'

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
  if (above === projects.length) return `${sentence(allProjects(projects.length))} fit ${room}.`
  return `Taken in rank order, ${count(above)} of ${count(projects.length)} fit ${room}.`
}

/** The chart's finding: whether the largest value and the largest leverage are the same project's. */
export function scatterTitle({ projects }: RankingReport): string {
  const [best] = projects
  if (!best || projects.length < 2) return 'Value by effort'
  const largest = projects.reduce((most, project) => (project.value.mean > most.value.mean ? project : most), best)
  if (largest.id === best.id) return 'The biggest gain is also the best buy'
  return 'The biggest gain is not the best buy'
}
