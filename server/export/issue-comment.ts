import type { LastMove } from '../../model/contract/issue-link.ts'
import type { MovesReport } from '../../model/contract/moves.ts'
import type { RankingReport } from '../../model/contract/ranking.ts'
import type { ProjectStatus } from '../../model/evidence/project.ts'
import { chance, dayAndMonth, ordinal } from '../../model/format.ts'
import { projectSentence } from '../../model/ranking/project-sentence.ts'
import { plainMarkdown } from './markdown.ts'

/** What a comment on an issue is made from. */
export interface CommentParts {
  readonly project: string
  /** Null: the project is gone from the evidence. */
  readonly status: ProjectStatus | null
  readonly ranking: RankingReport
  readonly moves: MovesReport
  /** How the ranking's lens is called. */
  readonly lens: string
  /** Told when the comment was written last. */
  readonly lastMove: LastMove | null
  /** Where Leverage is reached; null on a machine that nobody else can reach. */
  readonly origin: string | null
}

export interface CommentText {
  /** What of it matters: another comment is written when this is another, and not for each digit. */
  readonly matters: string
  readonly lastMove: LastMove | null
  /** Markdown. */
  readonly text: string
}

/** A project's rank, how sure it is, and why it moved last, for those who follow its issue. */
export function issueComment({
  project: id,
  status,
  ranking,
  moves,
  lens,
  lastMove: before,
  origin,
}: CommentParts): CommentText {
  const ranked = ranking.projects.find((project) => project.id === id)
  const foot = `Kept in step by Leverage, evidence of ${day(ranking.asOf)}.${
    origin === null ? '' : ` [Why it ranks there](${origin}/projects/${encodeURIComponent(id)})`
  }`
  if (!ranked) {
    const why =
      status === 'shipped' || status === 'rejected' ? WHY_UNRANKED[status] : 'It is not among the projects any more'
    return { matters: why, lastMove: before, text: `**Not ranked.** ${why}.\n\n${foot}` }
  }
  const move = moves.moves.find((other) => other.id === id)
  const hasMoved = move !== undefined && (move.from?.rank !== move.to?.rank || move.crossed !== null)
  const lastMove = hasMoved ? { cause: move.cause, words: moveSentence(move, moves.since, moves.asOf) } : before
  const cut = ranked.aboveLine === null ? '' : ranked.aboveLine ? ', above the cut line' : ', below the cut line'
  return {
    matters: JSON.stringify([ranked.rank, ranked.aboveLine, lastMove?.cause ?? null]),
    lastMove,
    text: [
      `**${ordinal(ranked.rank)} of ${ranking.projects.length}** by the ${unreferenced(lens)} lens${cut}, with a chance of ${chance(ranked.pTop)} to be among the first ${ranking.k}.`,
      `${unreferenced(projectSentence(ranked, ranking))}.`,
      ...(lastMove === null ? [] : [unreferenced(lastMove.words)]),
      foot,
    ].join('\n\n'),
  }
}

const WHY_UNRANKED = { shipped: 'It has shipped', rejected: 'It was declined' } as const

function moveSentence({ from, to, words }: MovesReport['moves'][number], since: string, asOf: string): string {
  const places =
    from === null || to === null
      ? 'Last move'
      : from.rank === to.rank
        ? `Across the cut line, still ${ordinal(to.rank)}`
        : `${to.rank < from.rank ? 'Up' : 'Down'} from ${ordinal(from.rank)} to ${ordinal(to.rank)}`
  return `${places} between ${dayAndMonth(since)} and ${day(asOf)}: ${words}.`
}

const day = (iso: string): string => `${dayAndMonth(iso)} ${iso.slice(0, 4)}`

/** Titles say @somebody and #12: neither is to call anybody nor to be tied to another issue. */
const unreferenced = (text: string): string =>
  plainMarkdown(text)
    .replaceAll(/@(?=\w)/g, '@\u2060')
    .replaceAll(/#(?=\d)/g, '#\u2060')
