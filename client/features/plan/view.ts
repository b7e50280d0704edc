import type { PlanReport } from '../../../model/contract/plan.ts'
import { list, weeksShort } from '../../../model/format.ts'

/** What a capacity may be exceeded by: sums of decimal weeks are not exact. */
const ROUNDING = 1e-6

export interface PlanRow {
  readonly id: string
  readonly title: string
  readonly team: string
  readonly effort: number
  /** What it adds to my plan, or would add: a share of all the pain. */
  readonly adds: number
  readonly isIn: boolean
  readonly inBest: boolean
  readonly lock: 'in' | 'out' | null
  /** Why it is out, or what is wrong with it being in. */
  readonly why: string
  /** It breaks a rule of the plan. */
  readonly isWrong: boolean
}

interface Part {
  readonly id: string
  readonly title: string
  readonly weeks: number
}

export interface TeamRow {
  readonly id: string
  readonly title: string
  /** Null: nobody has stated it. */
  readonly capacity: number | null
  readonly mine: number
  readonly best: number
  readonly mineParts: readonly Part[]
  readonly bestParts: readonly Part[]
}

/** How a plan is called: it is only "mine" to whoever is making it. */
export interface PlanNames {
  /** "my plan" */
  readonly plan: string
  /** Where it was just spoken of, before a verb: "mine". */
  readonly subject: string
  /** On a chart, beside the best one. */
  readonly label: string
}
export const MINE: PlanNames = { plan: 'my plan', subject: 'mine', label: 'mine' }
export const COMMITTED: PlanNames = { plan: 'this plan', subject: 'this one', label: 'chosen' }

export interface PlanView {
  readonly report: PlanReport
  readonly members: readonly string[]
  /** Those in first, each group by what they add. */
  readonly rows: readonly PlanRow[]
  readonly teams: readonly TeamRow[]
  /** Shares of all the pain; null while a set that was just changed is computed. */
  readonly mineValue: number | null
  /** My plan has the projects of the best one. */
  readonly isBest: boolean
  readonly titleOf: (id: string) => string
  readonly names: PlanNames
}

/** What is shown of a report for the projects that are in my plan by now: the report may still be that of a moment ago. */
export function planView(report: PlanReport, members: readonly string[], names: PlanNames = MINE): PlanView {
  const { plan, mine, order } = report
  const candidates = [...plan.members, ...plan.leftOut]
  const known = new Set(candidates.map(({ id }) => id))
  const chosen = members.filter((id) => known.has(id))
  const isIn = new Set(chosen)
  const best = new Set(plan.members.map(({ id }) => id))
  const isBest = chosen.length === best.size && chosen.every((id) => best.has(id))
  const titles = new Map(candidates.map(({ id, title }) => [id, title]))
  const titleOf = (id: string) => titles.get(id) ?? id
  const adds = new Map([
    ...plan.members.map(({ id, marginal }) => [id, marginal] as const),
    ...plan.leftOut.map(({ id, gain }) => [id, gain] as const),
    ...(mine?.adds.map((one) => [one.id, one.adds] as const) ?? []),
  ])
  const weeksOf = (ids: ReadonlySet<string>, team: string): Part[] =>
    candidates
      .filter(({ id }) => ids.has(id))
      .flatMap(({ id, title, teams }) =>
        teams.flatMap((effort) => (effort.team === team ? [{ id, title, weeks: effort.weeks }] : [])),
      )
      .sort((one, other) => other.weeks - one.weeks)
  const teams = order.teams
    .map(({ id, title, capacity }): TeamRow => {
      const [mineParts, bestParts] = [weeksOf(isIn, id), weeksOf(best, id)]
      return { id, title, capacity, mineParts, bestParts, mine: total(mineParts), best: total(bestParts) }
    })
    .filter(({ capacity, mine, best }) => capacity !== null || mine > 0 || best > 0)
  const teamOf = new Map(teams.map((team) => [team.id, team]))
  const teamTitle = (id: string) => order.teams.find((team) => team.id === id)?.title ?? id

  const rows = candidates.map((candidate): PlanRow => {
    const { id, title, effort, needs } = candidate
    const missing = needs.filter((need) => !isIn.has(need))
    const clashes = order.exclusions.flatMap(([one, other]) =>
      one === id && isIn.has(other) ? [other] : other === id && isIn.has(one) ? [one] : [],
    )
    const over = candidate.teams
      .flatMap(({ team, weeks }) => {
        const row = teamOf.get(team)
        if (!row || row.capacity === null) return []
        const short = row.mine + (isIn.has(id) ? 0 : weeks) - row.capacity
        return short > ROUNDING ? [{ title: row.title, short }] : []
      })
      .sort((one, other) => other.short - one.short)[0]
    const own = isIn.has(id)
    const rules = [
      ...barredWords(candidate),
      ...(missing.length > 0 ? [`needs ${list(missing.map(titleOf))}`] : []),
      ...(clashes.length > 0 ? [`not with ${list(clashes.map(titleOf))}`] : []),
    ]
    const short =
      over && (own ? `${over.title} is ${weeksShort(over.short)} over` : `${weeksInWords(over.short)} short`)
    return {
      id,
      title,
      team: list(candidate.teams.map(({ team }) => teamTitle(team))),
      effort,
      adds: adds.get(id) ?? 0,
      isIn: own,
      inBest: best.has(id),
      lock: order.lockedIn.includes(id) ? 'in' : order.lockedOut.includes(id) ? 'out' : null,
      why: [...rules, ...(short ? [short] : [])].join('; ') || (own ? '' : best.has(id) ? 'in the best plan' : 'fits'),
      isWrong: own && (rules.length > 0 || over !== undefined),
    }
  })
  return {
    report,
    members: chosen,
    rows: rows.toSorted((one, other) => Number(other.isIn) - Number(one.isIn) || other.adds - one.adds),
    teams,
    mineValue: isBest ? plan.value : mine && isSame(mine.members, members) ? mine.value : null,
    isBest,
    titleOf,
    names,
  }
}

/** "1 week", "3.7 weeks" */
const weeksInWords = (weeks: number): string => `${weeksShort(weeks)} ${weeksShort(weeks) === '1' ? 'week' : 'weeks'}`

type Candidate = PlanReport['plan']['members'][number] | PlanReport['plan']['leftOut'][number]

/** Why a candidate can be in no plan of this order, whatever else is. */
const barredWords = (candidate: Candidate): string[] =>
  'reason' in candidate && (candidate.reason.code === 'needs-unavailable' || candidate.reason.code === 'needs-conflict')
    ? [candidate.words.replace(/\.$/, '')]
    : []

const total = (parts: readonly Part[]): number => parts.reduce((sum, { weeks }) => sum + weeks, 0)

export const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

/** Teams that my plan takes more weeks of than there are, the fullest first. */
export const overfullTeams = ({ teams }: PlanView) =>
  teams
    .flatMap(({ title, capacity, mine }) =>
      capacity !== null && mine - capacity > ROUNDING ? [{ title, by: mine - capacity }] : [],
    )
    .sort((one, other) => other.by - one.by)
