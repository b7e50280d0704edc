import { amount, inWords, list, percent, sentence, weeksShort } from '../format.ts'
import type { FrontierPoint } from './frontier.ts'
import type { HandPlan } from './hand-plan.ts'
import type { Plan } from './plan.ts'
import type { Titles } from './words.ts'

/** The findings of a plan, each a heading of its part. */
export interface PlanWords {
  readonly plan: string
  readonly capacity: string
  readonly leftOut: string
  /** Null where nothing is limited. */
  readonly frontier: string | null
  /** Null where nobody picked a set by hand. */
  readonly mine: string | null
  /** How sure it is that nothing better fits. */
  readonly proof: string
}

const projects = (count: number): string => `${inWords(count)} ${count === 1 ? 'project' : 'projects'}`
/** A share as points of pain: 0.033 -> "3.3 points". */
const points = (share: number): string => `${(share * 100).toFixed(1)} points`

/** A plan in plain words. @param label of the period, such as "Q4 2026" */
export function planWords(
  plan: Plan,
  frontier: readonly FrontierPoint[],
  mine: HandPlan | null,
  label: string,
  titles: Titles,
): PlanWords {
  return {
    plan:
      plan.members.length === 0
        ? `Nothing fits into ${label} and removes anything`
        : `${sentence(projects(plan.members.length))} ${plan.members.length === 1 ? 'fits' : 'fit'} into ${label} and ${plan.members.length === 1 ? 'removes' : 'remove'} ${percent(plan.value, 0)} of all pain${plan.members.length === 1 ? '' : ' together'}`,
    capacity: capacityWords(plan),
    leftOut: leftOutWords(plan),
    frontier: frontierWords(frontier),
    mine: mine && handWords(mine, titles),
    proof: plan.isOptimal
      ? 'Proven: no other choice within these limits removes more.'
      : `The best found in time: at most ${percent(plan.gap)} better may exist.`,
  }
}

function capacityWords({ teams, effort }: Plan): string {
  const stated = teams.flatMap(({ capacity, used }) => (capacity === null ? [] : [{ capacity, used }]))
  if (stated.length === 0) return `The plan takes ${weeksShort(effort)} weeks; no team has stated a capacity`
  const sum = (part: 'capacity' | 'used') => stated.reduce((total, each) => total + each[part], 0)
  return `The best plan uses ${weeksShort(sum('used'))} of ${weeksShort(sum('capacity'))} weeks`
}

function leftOutWords({ members, leftOut, firstLeftOut }: Plan): string {
  const counts = `${sentence(inWords(members.length))} in, ${inWords(leftOut.length)} out`
  if (leftOut.length === 0) return `${counts}: everything fits`
  if (firstLeftOut === null) return `${counts}: nothing more could be chosen`
  const out = leftOut.find(({ id }) => id === firstLeftOut.id)
  const missing = out && 'free' in out.reason ? out.reason.needs - out.reason.free : null
  const short = missing === null || missing <= 0 ? 'stays out' : `misses by ${weeksShort(missing)} weeks`
  return `${counts}: ${firstLeftOut.title} ${short}, and costs ${points(firstLeftOut.gain)}`
}

/** What half of the capacity buys, and what an eighth more would add. */
function frontierWords(frontier: readonly FrontierPoint[]): string | null {
  const at = (scale: number) => frontier.find((point) => point.scale === scale)
  const [half, whole, more] = [at(0.5), at(1), at(1.125)]
  if (!whole?.plan || whole.plan.value <= 0) return null
  const bought = half?.plan
    ? `Half the weeks buy ${percent(half.plan.value / whole.plan.value, 0)} of the value`
    : 'Half the weeks do not hold what is locked in'
  if (!more?.plan) return bought
  const weeks = weeksShort(more.capacity - whole.capacity)
  return `${bought}; ${weeks} more add ${points(more.plan.value - whole.plan.value)}`
}

const MINUTES_PER_HOUR = 60
/** Less than this is said in minutes. */
const FEW_HOURS = 2

/** What a set by hand gives up: hours of the period where it loses any of them, and points of pain. */
function handWords(mine: HandPlan, titles: Titles): string {
  const { atLeast, isFeasible, value } = mine
  if (!isFeasible)
    return `It removes ${percent(value, 0)} of all pain, and cannot be had: ${handFaults(mine, titles).join('; ')}`
  if (atLeast <= 0) return 'No choice within these limits is known to beat it'
  const lost = givenUpTime(mine)
  return `It gives up ${lost === null ? '' : `${lost}: `}${givenUpPoints(mine)}`
}

/** "12 customer hours, 3 to 31, of what these weeks could save"; null where the set saves more of them than the best plan. */
export function givenUpTime({ givenUp: { mean, p10, p90 } }: Pick<HandPlan, 'givenUp'>): string | null {
  if (mean <= 0) return null
  const isLong = mean >= FEW_HOURS * MINUTES_PER_HOUR
  const write = (minutes: number) => amount(isLong ? minutes / MINUTES_PER_HOUR : minutes).replace('-', '−')
  return `${write(mean)} customer ${isLong ? 'hours' : 'minutes'}, ${write(p10)} to ${write(p90)}, of what these weeks could save`
}

/** "6.5 points of pain removed, 14% of what is possible" */
export const givenUpPoints = ({ atLeast, share }: Pick<HandPlan, 'atLeast' | 'share'>): string =>
  `${points(atLeast)} of pain removed, ${percent(share, 0)} of what is possible`

/** Everything that keeps a set by hand from being had, each as a clause. */
export function handFaults(
  { unknown, barred, overfull, missing, excluded, lockedInMissing }: HandPlan,
  { project, team }: Titles,
): string[] {
  const named = (ids: readonly string[]) => list(ids.map(project))
  return [
    ...overfull.map(
      ({ team: id, needs, capacity }) =>
        `it takes ${weeksShort(needs)} of the ${weeksShort(capacity)} weeks of ${team(id)}`,
    ),
    ...missing.map(({ id, needs }) => `${project(id)} needs ${project(needs)}, which is not in`),
    ...excluded.map((pair) => `${named(pair)} exclude each other`),
    ...(barred.length > 0 ? [`${named(barred)} cannot be chosen`] : []),
    ...(lockedInMissing.length > 0 ? [`${named(lockedInMissing)} must be in`] : []),
    ...(unknown.length > 0
      ? [`${list(unknown)} ${unknown.length === 1 ? 'is no candidate' : 'are no candidates'}`]
      : []),
  ]
}
