import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import type { Status } from '../../../model/contract/resource.ts'
import { chance, counted, inWords, ordinal, percent, sentence, weeks } from '../../../model/format.ts'
import { riceSentence } from '../../../model/ranking/rice-words.ts'

/** One stop: where it is, what it points at, and what is to be seen there, in figures of the report. */
export interface TourStep {
  readonly path: '/areas' | '/ranking' | '/sources'
  /** The project whose panel is open. */
  readonly project?: string
  /** A selector of the element that it points at. */
  readonly target: string
  readonly title: string
  readonly text: string
}

/** The six stops. Where the evidence does not have a story, its stop says what is there instead. */
export function tourSteps(report: RankingReport, { counts }: Pick<Status, 'counts'>): readonly TourStep[] {
  const [best] = report.projects
  if (!best) return []
  const tied = report.projects.filter(({ tier }) => tier === best.tier).length
  return [
    {
      path: '/ranking',
      target: 'main h1',
      title: 'The finding comes first',
      text:
        tied > 1
          ? `${sentence(inWords(tied))} projects are too close to call: each could come first, and together they remove ${percent(report.firstTier.value, 0)} of all pain.`
          : `${best.title} comes first with a chance of ${chance(best.pFirst)}.`,
    },
    loudest(report, best),
    overlap(report),
    quiet(report, best),
    {
      path: '/areas',
      target: 'main h1',
      title: 'Where it hurts, and nobody is on it',
      text: `${counted(report.basis.services, 'service')} by cause of loss. A dark corner marks a cell that no project touches: it becomes one with its effect filled in.`,
    },
    {
      path: '/sources',
      target: 'main h1',
      title: 'Every figure has a source',
      text: `${counted(counts.incidents, 'incident')} of ${counted(counts.sources, 'source')}; ${percent(report.basis.minutes.measured, 0)} of the minutes lost are measured. ${counted(counts.quarantined, 'row')} in quarantine, and none of them is in the ranking.`,
    },
  ]
}

const rowOf = ({ id }: RankedProject): string => `[data-glide="${CSS.escape(id)}"]`
const figures = ({ value, effort }: RankedProject): string =>
  `it removes ${percent(value.mean)} of all pain for ${weeks(effort.mean)} weeks`

function loudest(report: RankingReport, best: RankedProject): TourStep {
  const favourite = report.projects.find(({ rice }) => rice?.rank === 1)
  if (!favourite) {
    return {
      path: '/ranking',
      target: rowOf(best),
      title: 'Why it ranks there',
      text: `${best.title}: ${figures(best)}.`,
    }
  }
  return {
    path: '/ranking',
    target: rowOf(favourite),
    title: 'The loudest is not the biggest',
    text: `Everybody voted for “${favourite.title}”. It ranks ${ordinal(favourite.rank)}: ${figures(favourite)}.`,
  }
}

function overlap(report: RankingReport): TourStep {
  const { aboveLine, projects } = report
  const above = projects.filter((project) => project.aboveLine)
  const alone = above.reduce((sum, { value }) => sum + value.mean, 0)
  return {
    path: '/ranking',
    target: '[data-tour="cut"], main h1',
    title: 'Overlaps count once, and the order matters',
    text:
      aboveLine === null || above.length < 2
        ? 'Give each team its weeks, and a line shows what fits.'
        : `Added up, the ${inWords(above.length)} projects above the line would remove ${percent(alone, 0)}. Some are about the same incidents: together they remove ${percent(aboveLine.value, 0)}. ${riceSentence(report) ?? 'Import a RICE sheet, and its order stands beside this one.'}`,
  }
}

/** The project that the sheet thinks least of, measured by ours. */
function quiet({ projects }: RankingReport, best: RankedProject): TourStep {
  const missed = projects.reduce(
    (most, project) => (gapOf(project) > gapOf(most) && project.aboveLine ? project : most),
    best,
  )
  const title = 'Open a row for its reasons'
  const place = missed.rice
    ? `The sheet puts it ${ordinal(missed.rice.rank)}, here it ranks ${ordinal(missed.rank)}: `
    : ''
  return {
    path: '/ranking',
    project: missed.id,
    target: `[aria-label="${missed.title.replaceAll('"', '\\"')}"], main h1`,
    title,
    text: `${missed.title}. ${place}${figures(missed)}. Its panel shows the rows that this rests on.`,
  }
}

const gapOf = ({ rank, rice }: RankedProject): number => (rice ? rice.rank - rank : 0)
