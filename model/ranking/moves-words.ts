import { DIMENSIONS } from '../evidence/lens.ts'
import { isCompeting, type Project } from '../evidence/project.ts'
import { amount, counted, dayAndMonth, list, percent, weeks } from '../format.ts'
import type { ComparedRankings, RankMove } from './moves.ts'
import { expectedEffort } from './prepare.ts'
import { effectsText, effortText, type MovePart } from './swap-back.ts'

/** What things are called, and what incidents cost. */
export interface MoveTitles {
  readonly incident: (id: string) => string
  /** Service minutes lost. */
  readonly minutes: (id: string) => number
  readonly startedAt: (id: string) => number
  readonly team: (id: string) => string
}

/**
 * Why a project moved, in a sentence: what changed of its own where that is the cause, else whose change passed it.
 * @param moves of all projects
 */
export function moveWords(
  move: RankMove,
  moves: readonly RankMove[],
  compared: ComparedRankings,
  titles: MoveTitles,
): string {
  const { cause, from, to } = move
  if (!from) return arrivalWords(move, compared)
  if (!to)
    return isCompeting(move.project)
      ? 'It is gone from the candidates'
      : `It is ${move.project.status} and competes no longer`
  if (cause === null) {
    return from.rank === to.rank && from.above === to.above
      ? 'It did not move'
      : 'Several changes together; none of them alone undoes the move'
  }
  return ownWords(move, cause, compared, titles) ?? otherWords(move, cause, moves, compared, titles)
}

/** What changed of the project itself; null when the cause lies with others. */
function ownWords(move: RankMove, cause: MovePart, compared: ComparedRankings, titles: MoveTitles): string | null {
  const { project, was, from, to } = move
  const isUp = from !== null && to !== null && to.rank <= from.rank
  switch (cause) {
    case 'incidents':
      return isUp ? incidentWords(move, titles) : null
    case 'effects':
      return was && effectsText(was) !== effectsText(project) ? 'Its effects were edited' : null
    case 'effort':
      return was && effortText(was) !== effortText(project) ? effortWords(was, project, compared, titles) : null
    case 'demand':
      return demandWords(move.id, compared)
    case 'age':
      return isUp
        ? 'What it touches stayed recent, while incidents of others grew old'
        : 'The incidents that it touches grew old and count less'
    case 'lens':
      return lensWords(compared)
    case 'risks':
      return 'Risks were estimated anew'
    case 'settings':
      return 'Assumptions or capacities were changed'
    case 'candidates':
      return candidatesWords(compared)
  }
}

/** Whose change passed the project, and that change. */
function otherWords(
  move: RankMove,
  cause: MovePart,
  moves: readonly RankMove[],
  compared: ComparedRankings,
  titles: MoveTitles,
): string {
  const passers = move.passedBy.flatMap((id) => moves.find((other) => other.id === id) ?? [])
  for (const passer of passers) {
    const why = passer.cause === cause ? ownWords(passer, cause, compared, titles) : null
    if (why) return `Passed by ${passer.project.title}: ${lower(why)}`
  }
  if (passers.length > 0) return `Passed by ${list(passers.slice(0, 2).map(({ project }) => project.title))}`
  switch (cause) {
    case 'incidents':
      return 'New incidents count for others; it touches none of them'
    case 'effects':
      return 'Effects of other projects were edited'
    case 'effort':
      return 'Efforts of other projects were changed'
    default:
      return 'What others save changed, and what it saves did not'
  }
}

/** "Certificate on auth expired, 24 Sep, cost 3.1 minutes; 2 more since" */
function incidentWords({ incidents }: RankMove, titles: MoveTitles): string | null {
  const [first, ...others] = incidents
  if (!first) return null
  const cost = `${titles.incident(first.id)}, ${dayAndMonth(titles.startedAt(first.id))}, cost ${amount(titles.minutes(first.id))} bad minutes`
  return others.length === 0 ? cost : `${cost}; so did ${counted(others.length, 'more incident')} since`
}

function effortWords(was: Project, project: Project, { now, past }: ComparedRankings, titles: MoveTitles): string {
  const before = expectedEffort(was, past.evidence.assumptions)
  const after = expectedEffort(project, now.evidence.assumptions)
  const owner = titles.team(project.effort[0]?.team ?? '')
  if (weeks(before) === weeks(after)) return `${owner} changed the effort`
  return `${owner} ${after > before ? 'raised' : 'lowered'} the effort from ${weeks(before)} to ${weeks(after)} weeks`
}

function demandWords(id: string, { now, past }: ComparedRankings): string | null {
  const points = ({ projects }: ComparedRankings['now']) =>
    projects.find(({ project }) => project.id === id)?.avoided.total.demand ?? 0
  const [before, after] = [points(past), points(now)]
  if (amount(before) === amount(after)) return null
  return `Demand that it would close went from ${amount(before)} to ${amount(after)} points`
}

function lensWords({ now, past }: ComparedRankings): string {
  const lenses = new Map(past.evidence.lenses.map((lens) => [lens.id, lens.weights]))
  const edited = now.evidence.lenses.flatMap(({ id, weights }) => {
    const before = lenses.get(id)
    return before
      ? DIMENSIONS.filter((dimension) => before[dimension] !== weights[dimension]).map(
          (dimension) => `${dimension} ${percent(before[dimension], 0)} to ${percent(weights[dimension], 0)}`,
        )
      : []
  })
  return `The lens was edited: ${list(edited)}`
}

function candidatesWords({ now, past }: ComparedRankings): string {
  const ids = ({ projects }: ComparedRankings['now']) => new Set(projects.map(({ project }) => project.id))
  const [before, after] = [ids(past), ids(now)]
  const arrived = now.projects.filter(({ project }) => !before.has(project.id)).map(({ project }) => project.title)
  const left = past.projects.filter(({ project }) => !after.has(project.id)).map(({ project }) => project.title)
  const some = (titles: readonly string[]) =>
    titles.length > 2 ? `${titles[0]} and ${counted(titles.length - 1, 'more project')}` : list(titles)
  return [arrived.length > 0 ? `${some(arrived)} came in` : '', left.length > 0 ? `${some(left)} left` : '']
    .filter(Boolean)
    .join('; ')
}

function arrivalWords({ id }: RankMove, { past }: ComparedRankings): string {
  const was = past.evidence.projects.find((project) => project.id === id)
  return was && !isCompeting(was) ? `It was ${was.status} then` : 'New among the candidates'
}

const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) && text.startsWith('Its ') ? `its${text.slice(3)}` : text
