import type { SloForecasts } from '../../../model/contract/slo-forecast.ts'
import { chance, counted, inWords, list, percent, sentence, weeksShort } from '../../../model/format.ts'
import { givenUpPoints, givenUpTime } from '../../../model/portfolio/plan-words.ts'
import { day } from '../../lib/date.ts'
import { overfullTeams, type PlanView } from './view.ts'

const projects = (count: number): string => `${inWords(count)} ${count === 1 ? 'project' : 'projects'}`

/** What my plan removes beside the best one. */
export function headline(view: PlanView): string {
  const { report, members, mineValue, isBest } = view
  const { plan, period, words } = report
  if (isBest) return words.plan
  const count = sentence(projects(members.length))
  const best = `the best choice for ${period.label} removes ${percent(plan.value)}`
  if (mineValue === null) return `${count} in my plan; ${best}`
  if (report.mine?.isFeasible === false)
    return `${count} in my plan would remove ${percent(mineValue)} of all pain and cannot be had; ${best}`
  return `${count} in my plan ${members.length === 1 ? 'removes' : 'remove'} ${percent(mineValue)} of all pain; ${best}`
}

export function subline({ report }: PlanView, lensTitle: string): string {
  const stated = report.order.teams.filter(({ capacity }) => capacity !== null)
  const weeks = stated.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0)
  const limits =
    stated.length === 0
      ? 'No team has stated its weeks, so everything fits'
      : `${weeksShort(weeks)} engineer-weeks across ${inWords(stated.length)} ${stated.length === 1 ? 'team' : 'teams'}, after on-call and leave; teams do not lend weeks`
  return `${limits}. ${lensTitle}, overlaps counted once, evidence of ${day(report.asOf)}.`
}

/** Whom my plan overfills, else what is used. */
export function capacityTitle(view: PlanView): string {
  const [over, ...others] = overfullTeams(view)
  if (over) {
    const more = others.length > 0 ? `, ${list(others.map(({ title, by }) => `${title} by ${weeksShort(by)}`))}` : ''
    return `${sentence(view.names.plan)} takes ${weeksShort(over.by)} more weeks of ${over.title} than there are${more}`
  }
  const { report, teams, isBest } = view
  const limited = teams.filter(({ capacity }) => capacity !== null)
  if (isBest || limited.length === 0) return report.words.capacity
  const idle = limited.reduce((sum, { capacity, mine }) => sum + (capacity ?? 0) - mine, 0)
  return `${report.words.capacity}; ${view.names.subject} leaves ${weeksShort(idle)} idle`
}

/** What there is to choose among, and what is missed first. */
export function boardTitle({ report, rows, members, isBest }: PlanView): string {
  if (isBest) return report.words.leftOut
  const out = rows.length - members.length
  const missed = rows.find(({ isIn, inBest }) => !isIn && inBest)
  const counts = `${sentence(inWords(members.length))} in, ${inWords(out)} out`
  return missed ? `${counts}: ${missed.title} would add ${points(missed.adds)}` : counts
}

export const points = (share: number): string => `${(share * 100).toFixed(1)} points`

/** What my plan gives up, as a heading and what stands below it. */
export function regretWords({ report, isBest, rows, mineValue, names }: PlanView): { title: string; text: string } {
  const { mine, words, plan } = report
  const named = sentence(names.plan)
  if (isBest)
    return {
      title: plan.members.length === 0 ? 'Nothing is chosen' : `${named} is the best there is within these limits`,
      text: words.proof,
    }
  if (!mine || mineValue === null) return { title: `Weighing ${names.plan} against the best`, text: words.proof }
  const trade = tradeWords(rows, sentence(names.subject))
  if (!mine.isFeasible) {
    if (mine.unknown.length > 0)
      return {
        title: `${named} names what is no candidate any more`,
        text: `${list(mine.unknown)} ${mine.unknown.length === 1 ? 'has' : 'have'} shipped, been rejected or gone. The next change of the plan leaves ${mine.unknown.length === 1 ? 'it' : 'them'} out.`,
      }
    const more = mine.value > plan.value ? `, ${points(mine.value - plan.value)} more than the best plan` : ''
    return {
      title: `${named} cannot be had as it is`,
      text: `It would remove ${percent(mine.value)} of all pain${more}, and breaks a limit or a rule, as its rows say. ${trade}`,
    }
  }
  if (mine.atLeast <= 0)
    return { title: `${named} gives up nothing`, text: `It does as well as the best plan found. ${words.proof}` }
  const time = givenUpTime(mine)
  return time === null
    ? {
        title: `${named} gives up ${givenUpPoints(mine)}`,
        text: `It saves more customer minutes all the same. ${trade} ${words.proof}`,
      }
    : { title: `${named} gives up ${time}`, text: `That is ${givenUpPoints(mine)}. ${trade} ${words.proof}` }
}

/** "Mine has A instead of B and C." */
function tradeWords(rows: PlanView['rows'], subject: string): string {
  const named = (some: PlanView['rows']) =>
    some.length > 3 ? counted(some.length, 'project') : list(some.map(({ title }) => title))
  const gained = rows.filter(({ isIn, inBest }) => isIn && !inBest)
  const lost = rows.filter(({ isIn, inBest }) => !isIn && inBest)
  if (gained.length === 0) return `${subject} leaves out ${named(lost)}.`
  if (lost.length === 0) return `${subject} adds ${named(gained)}.`
  return `${subject} has ${named(gained)} instead of ${named(lost)}.`
}

/** What the plan does for the objectives: the largest lift, and whether any stays unlikely. */
export function objectivesTitle(slos: SloForecasts['slos'], nameOf: (service: string) => string): string {
  if (slos.length === 0) return 'No objective says how much may be lost'
  const lifted = slos.map((slo) => ({ slo, to: slo.chanceMetWithPlan ?? slo.chanceMet }))
  const most = lifted.reduce((one, other) => (gain(other) > gain(one) ? other : one))
  const least = lifted.reduce((one, other) => (other.to < one.to ? other : one))
  const floor = `the least likely one stands at ${chance(least.to)}`
  if (gain(most) < 0.005) return `The plan lifts no objective; ${floor}`
  return `The plan lifts ${nameOf(most.slo.service)} from ${chance(most.slo.chanceMet)} to ${chance(most.to)}; ${floor}`
}

const gain = ({ slo, to }: { slo: { chanceMet: number }; to: number }) => to - slo.chanceMet
