import type { PlanReport } from '../../model/contract/plan.ts'
import type { SloForecasts } from '../../model/contract/slo-forecast.ts'
import { DIMENSIONS } from '../../model/evidence/lens.ts'
import { amount, chance, list, objective, percent, weeksShort } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable, type Column } from './table.ts'

/** A plan with what stands around it in a document. */
export interface PlanDocument {
  readonly title: string
  /** What it was made with, so that anybody can make it again. */
  readonly head: readonly string[]
  /** The same as columns of a file, by name. */
  readonly origin: Readonly<Record<string, string | number>>
  readonly report: PlanReport
  /** Empty where nobody asked for them. */
  readonly slos: SloForecasts['slos']
}

/** A plan for a terminal, a page or a spreadsheet. */
export function planDocument(plan: PlanDocument, format: 'table' | 'markdown' | 'csv'): string {
  switch (format) {
    case 'csv':
      return csvText(projectRows(plan.report).map((row) => ({ ...row, ...plan.origin })))
    case 'markdown':
      return sections(plan, (title) => `\n## ${title}\n`, markdownTable, `# ${plan.title}`)
    case 'table':
      return sections(plan, (title) => `\n${title}`, alignedTable, plan.title)
  }
}

function sections(
  { report, slos, head }: PlanDocument,
  heading: (title: string) => string,
  table: (columns: readonly Column[], rows: readonly (readonly string[])[]) => string,
  title: string,
): string {
  const { words } = report
  return [
    title,
    ...head,
    ...ruleLines(report),
    '',
    findingOf(report),
    ...(words.mine === null ? [] : [`${words.mine}.`]),
    words.proof,
    heading('Capacity'),
    table(TEAM_COLUMNS, teamCells(report)),
    heading('Projects'),
    table(PROJECT_COLUMNS, projectCells(report)),
    ...(slos.length === 0 ? [] : [heading('Objectives'), table(SLO_COLUMNS, sloCells(slos))]),
    '',
  ].join('\n')
}

/** The lens with its weights: "lens balanced (reliability 40%, ...)". */
export const lensWords = ({ lens, weights }: Pick<PlanReport, 'lens' | 'weights'>): string =>
  `lens ${lens} (${DIMENSIONS.map((dimension) => `${dimension} ${percent(weights[dimension], 0)}`).join(', ')})`

/** What the projects remove together. */
export function findingOf({ mine, period, inPeriod, words }: PlanReport): string {
  if (!mine) return `${words.plan}.`
  return `The plan of ${period.label} has ${mine.members.length} projects, takes ${weeksShort(mine.effort)} engineer-weeks and removes ${percent(mine.value)} of all pain: in its ${period.days} days, ${amount(mine.avoided.reliability)} of ${amount(inPeriod.lost.reliability)} customer minutes.`
}

export function ruleLines({ order }: PlanReport): string[] {
  const rules = [
    ...(order.lockedIn.length > 0 ? [`locked in: ${list(order.lockedIn)}`] : []),
    ...(order.lockedOut.length > 0 ? [`locked out: ${list(order.lockedOut)}`] : []),
    ...order.exclusions.map((pair) => `not both: ${list(pair)}`),
  ]
  return rules.length === 0 ? [] : [`${rules.join('; ')}.`]
}

export const TEAM_COLUMNS = [
  { title: 'Team', isNumber: false },
  { title: 'Weeks', isNumber: true },
  { title: 'This plan', isNumber: true },
  { title: 'Best plan', isNumber: true },
] as const

export function teamCells({ plan, mine }: PlanReport): string[][] {
  const best = new Map(plan.teams.map(({ team, used }) => [team, used]))
  return (mine?.teams ?? plan.teams).map(({ team, title, capacity, used }) => [
    title,
    capacity === null ? 'no limit' : weeksShort(capacity),
    `${weeksShort(used)}${capacity !== null && used > capacity ? ', over' : ''}`,
    weeksShort(best.get(team) ?? 0),
  ])
}

export const PROJECT_COLUMNS = [
  { title: '', isNumber: false },
  { title: 'Project', isNumber: false },
  { title: 'Team', isNumber: false },
  { title: 'Adds, points of pain', isNumber: true },
  { title: 'Weeks', isNumber: true },
  { title: 'In the best plan', isNumber: false },
] as const

export const projectCells = (report: PlanReport): string[][] =>
  projectRows(report).map((row) => [
    row.in === 'yes' ? 'in' : 'out',
    row.title,
    row.team,
    (row.adds * 100).toFixed(1),
    weeksShort(row.effort_weeks),
    row.in_best === 'yes' ? 'yes' : row.why_not === '' ? 'no' : `no. ${row.why_not}`,
  ])

/** Each candidate, those of the plan first, each group by leverage. */
function projectRows({ plan, mine, order }: PlanReport) {
  const adds = new Map([
    ...plan.members.map(({ id, marginal }) => [id, marginal] as const),
    ...plan.leftOut.map(({ id, gain }) => [id, gain] as const),
    ...(mine?.adds.map((one) => [one.id, one.adds] as const) ?? []),
  ])
  const inBest = new Set(plan.members.map(({ id }) => id))
  const isIn = mine ? new Set(mine.members) : inBest
  const teams = new Map(order.teams.map((team) => [team.id, team.title]))
  const candidates = [...plan.members.map((member) => ({ ...member, words: '' })), ...plan.leftOut]
  return candidates
    .toSorted((one, other) => Number(isIn.has(other.id)) - Number(isIn.has(one.id)) || other.leverage - one.leverage)
    .map((project) => ({
      id: project.id,
      title: project.title,
      team: list(project.teams.map(({ team }) => teams.get(team) ?? team)),
      in: isIn.has(project.id) ? 'yes' : 'no',
      in_best: inBest.has(project.id) ? 'yes' : 'no',
      adds: adds.get(project.id) ?? 0,
      value: project.value,
      effort_weeks: project.effort,
      why_not: project.words,
    }))
}

export const SLO_COLUMNS = [
  { title: 'Objective', isNumber: false },
  { title: 'Promise', isNumber: true },
  { title: 'Chance before', isNumber: true },
  { title: 'With the plan', isNumber: true },
] as const

export const sloCells = (slos: PlanDocument['slos']): string[][] =>
  slos.map((slo) => [
    slo.title,
    objective(slo.objective, slo.days),
    chance(slo.chanceMet),
    chance(slo.chanceMetWithPlan ?? slo.chanceMet),
  ])
