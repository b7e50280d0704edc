import type { CommittedPlan } from '../../model/contract/committed-plan.ts'
import { DIMENSIONS } from '../../model/evidence/lens.ts'
import { amount, chance, list, objective, percent, weeksShort } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable, type Column } from './table.ts'

/** A committed plan as text, with the name and type of the file that holds it. The figures are those that were kept. */
export function committedPlanText(plan: CommittedPlan, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return { contentType, fileName: `plan-${plan.id}.${extension}`, text: textOf(plan, format) }
}

function textOf(plan: CommittedPlan, format: ExportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(plan, null, 2)}\n`
    case 'csv':
      return csvText(projectRows(plan))
    case 'markdown':
      return document(plan, (title) => `\n## ${title}\n`, markdownTable, `# ${plan.title}`)
    case 'table':
      return document(plan, (title) => `\n${title}`, alignedTable, plan.title)
  }
}

function document(
  plan: CommittedPlan,
  heading: (title: string) => string,
  table: (columns: readonly Column[], rows: readonly (readonly string[])[]) => string,
  title: string,
): string {
  const { words } = plan.figures.plan
  return [
    title,
    ...headLines(plan),
    '',
    findingOf(plan),
    ...(words.mine === null ? [] : [`${words.mine}.`]),
    words.proof,
    heading('Capacity'),
    table(TEAM_COLUMNS, teamCells(plan)),
    heading('Projects'),
    table(PROJECT_COLUMNS, projectCells(plan)),
    ...(plan.figures.slos.length === 0 ? [] : [heading('Objectives'), table(SLO_COLUMNS, sloCells(plan))]),
    '',
  ].join('\n')
}

/** What the committed projects remove together. */
export function findingOf({ figures: { plan } }: CommittedPlan): string {
  const { mine, period, inPeriod } = plan
  if (!mine) return plan.words.plan
  return `The plan of ${period.label} has ${mine.members.length} projects, takes ${weeksShort(mine.effort)} engineer-weeks and removes ${percent(mine.value)} of all pain: in its ${period.days} days, ${amount(mine.avoided.reliability)} of ${amount(inPeriod.lost.reliability)} customer minutes.`
}

/** What it was made with, so that anybody can make it again. */
function headLines({
  id,
  reason,
  committedAt,
  version,
  hash,
  seed,
  draws,
  figures: { plan },
}: CommittedPlan): string[] {
  const { asOf, lens, weights, evidenceVersion, order } = plan
  const locks = [
    ...(order.lockedIn.length > 0 ? [`locked in: ${list(order.lockedIn)}`] : []),
    ...(order.lockedOut.length > 0 ? [`locked out: ${list(order.lockedOut)}`] : []),
    ...order.exclusions.map((pair) => `not both: ${list(pair)}`),
  ]
  return [
    `Committed ${committedAt.slice(0, 16).replace('T', ' ')} UTC as ${id}, evidence of ${asOf.slice(0, 10)} (${evidenceVersion}), lens ${lens} (${DIMENSIONS.map((dimension) => `${dimension} ${percent(weights[dimension], 0)}`).join(', ')}), ${draws} draws, seed ${seed}, Leverage ${version}, content ${hash.slice(0, 12)}.`,
    ...(reason === null ? [] : [`Reason: ${reason}`]),
    ...(locks.length === 0 ? [] : [`${locks.join('; ')}.`]),
  ]
}

const TEAM_COLUMNS = [
  { title: 'Team', isNumber: false },
  { title: 'Weeks', isNumber: true },
  { title: 'This plan', isNumber: true },
  { title: 'Best plan', isNumber: true },
] as const

function teamCells({ figures: { plan } }: CommittedPlan): string[][] {
  const best = new Map(plan.plan.teams.map(({ team, used }) => [team, used]))
  return (plan.mine?.teams ?? plan.plan.teams).map(({ team, title, capacity, used }) => [
    title,
    capacity === null ? 'no limit' : weeksShort(capacity),
    `${weeksShort(used)}${capacity !== null && used > capacity ? ', over' : ''}`,
    weeksShort(best.get(team) ?? 0),
  ])
}

const PROJECT_COLUMNS = [
  { title: '', isNumber: false },
  { title: 'Project', isNumber: false },
  { title: 'Team', isNumber: false },
  { title: 'Adds, points of pain', isNumber: true },
  { title: 'Weeks', isNumber: true },
  { title: 'In the best plan', isNumber: false },
] as const

const projectCells = (plan: CommittedPlan): string[][] =>
  projectRows(plan).map((row) => [
    row.in === 'yes' ? 'in' : 'out',
    row.title,
    row.team,
    (row.adds * 100).toFixed(1),
    weeksShort(row.effort_weeks),
    row.in_best === 'yes' ? 'yes' : row.why_not === '' ? 'no' : `no. ${row.why_not}`,
  ])

/** Each candidate, those of the plan first, each group by leverage. */
function projectRows({ id, committedAt, seed, hash, figures: { plan } }: CommittedPlan) {
  const { mine } = plan
  const adds = new Map(mine?.adds.map((one) => [one.id, one.adds]))
  const isIn = new Set(mine?.members)
  const teams = new Map(plan.order.teams.map((team) => [team.id, team.title]))
  const inBest = new Set(plan.plan.members.map((member) => member.id))
  const candidates = [...plan.plan.members.map((member) => ({ ...member, words: '' })), ...plan.plan.leftOut]
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
      plan: id,
      committed_at: committedAt.slice(0, 10),
      as_of: plan.asOf.slice(0, 10),
      lens: plan.lens,
      seed,
      evidence: plan.evidenceVersion,
      content: hash.slice(0, 12),
    }))
}

const SLO_COLUMNS = [
  { title: 'Objective', isNumber: false },
  { title: 'Promise', isNumber: true },
  { title: 'Chance before', isNumber: true },
  { title: 'With the plan', isNumber: true },
] as const

const sloCells = ({ figures: { slos } }: CommittedPlan): string[][] =>
  slos.map((slo) => [
    slo.title,
    objective(slo.objective, slo.days),
    chance(slo.chanceMet),
    chance(slo.chanceMetWithPlan ?? slo.chanceMet),
  ])
