import type { PerDimension } from '../evidence/lens.ts'
import { dayAndMonth, inWords, sentence } from '../format.ts'
import {
  type ComparedRankings,
  crossing,
  minutesByIncident,
  type RankMove,
  rankingMoves,
  weightsThen,
} from './moves.ts'
import { type MoveTitles, moveWords } from './moves-words.ts'
import { reported } from './round.ts'
import type { MovePart } from './swap-back.ts'

/** Where a project stood or stands, as it is shown. */
export interface ReportedStandpoint {
  readonly rank: number
  /** Share of all pain removed per engineer-week. */
  readonly leverage: number
  readonly above: boolean | null
}

export interface ReportedMove {
  readonly id: string
  readonly title: string
  /** Null where it did not compete then. */
  readonly from: ReportedStandpoint | null
  /** Null where it does not compete now. */
  readonly to: ReportedStandpoint | null
  readonly crossed: 'up' | 'down' | null
  /** What explains most of the move; null when it did not move, or when no part alone explains any of it. */
  readonly cause: MovePart | null
  readonly words: string
  /** Where it would stand now with one part as it was then. */
  readonly without: readonly { readonly part: MovePart; readonly at: ReportedStandpoint | null }[]
  /** New incidents that it touches, most saved first; three at most. */
  readonly incidents: readonly {
    readonly id: string
    readonly title: string
    readonly startedAt: string
    readonly minutes: number
  }[]
}

/** What changed in a ranking since a day, and why. */
export interface MovesReport {
  readonly since: string
  readonly asOf: string
  readonly lens: string
  readonly evidenceVersion: string
  /** The finding: "Two projects crossed the cut since 21 Sep". */
  readonly words: string
  /** The parts that changed at all. */
  readonly changed: readonly MovePart[]
  /** Projects, demand, risks, assumptions and lenses of then were kept; if not, they are taken as they are now. */
  readonly kept: boolean
  readonly note: string | null
  /** In the order of now, then those that left. */
  readonly moves: readonly ReportedMove[]
}

export const MOST_INCIDENTS = 3

/** Moves under one lens, in words. @param titles of incidents that `incidentsToName` lists */
export function movesReport(
  compared: ComparedRankings,
  lens: { readonly id: string; readonly weights: PerDimension },
  kept: boolean,
  titleOf: (incident: string) => string,
): MovesReport {
  const { now, past } = compared
  const weights = { weights: lens.weights, weightsThen: weightsThen(past.evidence.lenses, lens.id, lens.weights) }
  const moves = rankingMoves(compared, weights)
  const minutes = minutesByIncident(now.evidence)
  const starts = new Map(now.evidence.losses.map(({ incident, startedAt }) => [incident, startedAt]))
  const teams = new Map(now.evidence.teams.map(({ id, title }) => [id, title]))
  const titles: MoveTitles = {
    incident: titleOf,
    minutes: (id) => minutes.get(id) ?? 0,
    startedAt: (id) => starts.get(id) ?? now.evidence.asOf,
    team: (id) => teams.get(id) ?? id,
  }
  return {
    since: new Date(past.evidence.asOf).toISOString(),
    asOf: new Date(now.evidence.asOf).toISOString(),
    lens: lens.id,
    evidenceVersion: now.evidence.version,
    words: reportWords(moves, past.evidence.asOf),
    changed: [...new Set(moves.flatMap(({ without }) => without.map(({ part }) => part)))],
    kept,
    note: kept
      ? null
      : `No copy of projects, demand and assumptions is as old as ${dayAndMonth(past.evidence.asOf)}: they are taken as they are now, so only incidents, their age and projects that shipped can have moved anything.`,
    moves: moves.map((move) => ({
      id: move.id,
      title: move.project.title,
      from: move.from && shown(move.from),
      to: move.to && shown(move.to),
      crossed: crossing(move),
      cause: move.cause,
      words: moveWords(move, moves, compared, titles),
      without: move.without.map(({ part, at }) => ({ part, at: at && shown(at) })),
      incidents: move.incidents.slice(0, MOST_INCIDENTS).map(({ id }) => ({
        id,
        title: titleOf(id),
        startedAt: new Date(titles.startedAt(id)).toISOString(),
        minutes: reported(titles.minutes(id)),
      })),
    })),
  }
}

/** Incidents whose titles a report names. */
export const incidentsToName = (compared: ComparedRankings, weights: PerDimension): string[] => [
  ...new Set(
    rankingMoves(compared, { weights, weightsThen: weights }).flatMap(({ incidents }) =>
      incidents.slice(0, MOST_INCIDENTS).map(({ id }) => id),
    ),
  ),
]

const shown = ({ rank, leverage, above }: ReportedStandpoint): ReportedStandpoint => ({
  rank,
  leverage: reported(leverage),
  above,
})

function reportWords(moves: readonly RankMove[], since: number): string {
  const when = `since ${dayAndMonth(since)}`
  const projects = (count: number) => `${sentence(inWords(count))} ${count === 1 ? 'project' : 'projects'}`
  const crossed = moves.filter((move) => crossing(move) !== null).length
  if (crossed > 0) return `${projects(crossed)} crossed the cut ${when}`
  const moved = moves.filter(({ from, to }) => from?.rank !== to?.rank).length
  if (moved > 0)
    return `${projects(moved)} moved ${when}${moves.some(({ to }) => to?.above) ? ', none over the cut' : ''}`
  return `Nothing moved ${when}`
}
