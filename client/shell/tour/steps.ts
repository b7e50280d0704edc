import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import type { Status } from '../../../model/contract/resource.ts'
import { chance, counted, inWords, ordinal, percent, sentence, weeks } from '../../../model/format.ts'
import { riceSentence } from '../../../model/ranking/rice-words.ts'
import { type ComparedPair, overlapSentence } from './overlap.ts'
import { type RiskAnswer, riskSentence } from './quiet-risk.ts'

/** One stop: where it is, what it points at, and what is to be seen there, in figures of the report. */
export interface TourStep {
  readonly path: '/areas' | '/evidence' | '/ranking' | '/sources'
  /** The project whose panel is open. */
  readonly project?: string
  /** The tab that is open. */
  readonly tab?: 'risks'
  /** A selector of the element that it points at. */
  readonly target: string
  readonly title: string
  readonly text: string
}

/** What is told beside the report, each null where there is none, or while it is on its way. */
interface TourFacts {
  /** The two favourites that may overlap. */
  readonly compared?: ComparedPair | null
  /** The stated risk that costs the most, and the project that is stated against it. */
  readonly risk?: RiskAnswer | null
}

/** The six stops. Where the evidence does not have a story, its stop says what is there instead. */
export function tourSteps(
  report: RankingReport,
  { counts }: Pick<Status, 'counts'>,
  { compared = null, risk = null }: TourFacts = {},
): readonly TourStep[] {
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
    overlap(report, compared),
    {
      path: '/evidence',
      tab: 'risks',
      target: 'main h1',
      title: 'What has not happened yet counts too',
      text: riskSentence(risk),
    },
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
    project: favourite.id,
    target: `[aria-label="${favourite.title.replaceAll('"', '\\"')}"], main h1`,
    title: 'The loudest is not the biggest',
    text: `Everybody voted for “${favourite.title}”. It ranks ${ordinal(favourite.rank)}: ${figures(favourite)}. Its panel says what it changes.`,
  }
}

function overlap(report: RankingReport, compared: ComparedPair | null): TourStep {
  const once = overlapSentence(report, compared)
  return {
    path: '/ranking',
    target: '[data-tour="cut"], main h1',
    title: 'Overlaps count once, and the order matters',
    text:
      once === null
        ? 'Give each team its weeks, and a line shows what fits.'
        : `${once} ${riceSentence(report) ?? 'Import a RICE sheet, and its order stands beside this one.'}`,
  }
}
