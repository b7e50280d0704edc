import type { CommittedHead } from '../../model/contract/committed-plan.ts'
import type { Digest } from '../../model/contract/digest.ts'
import type { MovesReport, ReportedMove } from '../../model/contract/moves.ts'
import type { RankingReport } from '../../model/contract/ranking.ts'
import { counted, dayAndMonth, ordinal, percent } from '../../model/format.ts'
import { rankingHeadline } from '../../model/ranking/headline.ts'
import { plainMarkdown } from './markdown.ts'

/** What a digest tells of. */
export interface DigestParts {
  readonly moves: MovesReport
  readonly ranking: RankingReport
  /** Committed since. */
  readonly plans: readonly CommittedHead[]
  /** Sources that a person should look at. */
  readonly sources: readonly { readonly title: string; readonly state: string }[]
}

/** What changed since a day and why, then where things stand, in Markdown. The figures are those of the screens. */
export function digestOf({ moves, ranking, plans, sources }: DigestParts): Digest {
  const moved = moves.moves.filter(({ from, to, crossed }) => from?.rank !== to?.rank || crossed !== null)
  const title = `Leverage: what changed since ${dayAndMonth(moves.since)}`
  const sections = [
    section(moves.words, moved.length === 0 ? ['No project changed its place.'] : moved.map(moveLine)),
    section('Where it stands', [
      `${plainMarkdown(rankingHeadline(ranking))}.`,
      ...ranking.projects.slice(0, 3).map(({ rank, title: name }) => `${ordinal(rank)}: ${plainMarkdown(name)}`),
    ]),
    ...(plans.length === 0 ? [] : [section(`${counted(plans.length, 'plan')} committed`, plans.map(planLine))]),
    ...(sources.length === 0
      ? []
      : [
          section(
            `${counted(sources.length, 'source')} to look at`,
            sources.map((source) => `${plainMarkdown(source.title)}: ${source.state}`),
          ),
        ]),
  ]
  const made = `As of ${moves.asOf.slice(0, 10)}, lens ${moves.lens}, ${ranking.draws} draws, seed ${ranking.seed}, evidence ${moves.evidenceVersion}.`
  return {
    since: moves.since,
    asOf: moves.asOf,
    lens: moves.lens,
    title,
    markdown: [`# ${title}`, ...sections, ...(moves.note === null ? [] : [moves.note]), made, ''].join('\n\n'),
  }
}

const section = (title: string, lines: readonly string[]): string =>
  [`## ${title}`, '', ...lines.map((line) => `- ${line}`)].join('\n')

function moveLine({ title, from, to, crossed, words }: ReportedMove): string {
  const places = from && to ? `${ordinal(from.rank)} to ${ordinal(to.rank)}` : to ? `new, ${ordinal(to.rank)}` : 'left'
  const cut = crossed === null ? '' : crossed === 'up' ? ', now above the cut' : ', now below the cut'
  return `**${plainMarkdown(title)}**: ${places}${cut}. ${plainMarkdown(words)}.`
}

const planLine = ({ title, committedAt, projects, value }: CommittedHead): string =>
  `${plainMarkdown(title)}, ${dayAndMonth(committedAt)}: ${counted(projects, 'project')}, ${percent(value)} of all pain`
