import type { CommittedHead, Verification } from '../../model/contract/committed-plan.ts'
import type { PlanReport } from '../../model/contract/plan.ts'
import { amount, counted, percent, weeksShort } from '../../model/format.ts'
import { EXPORT_TYPES, type ExportFormat, type ReportFormat } from './format.ts'
import { lensWords, type PlanDocument, planDocument } from './plan-document.ts'
import type { Deck } from './slides/deck.ts'
import { planDeck } from './slides/plan-deck.ts'
import { alignedTable } from './table.ts'

const TEAM_COLUMNS = [
  { title: 'Team', isNumber: false },
  { title: 'Weeks', isNumber: true },
  { title: 'Used', isNumber: true },
  { title: 'Free', isNumber: true },
] as const

const PROJECT_COLUMNS = [
  { title: '', isNumber: false },
  { title: 'Project', isNumber: false },
  { title: 'Adds, points of pain', isNumber: true },
  { title: 'Weeks', isNumber: true },
  { title: 'Why not', isNumber: false },
] as const

/** A plan for a terminal, or as the JSON that the interface sends. */
export const planText = (report: PlanReport, format: ReportFormat): string =>
  format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : `${planLines(report).join('\n')}\n`

function planLines(report: PlanReport): string[] {
  const { plan, words, notes, mine, asOf, evidenceVersion } = report
  return [
    words.plan,
    `As of ${asOf.slice(0, 10)}, ${lensWords(report)}, evidence ${evidenceVersion}.`,
    words.proof,
    inPeriodLine(report),
    '',
    words.capacity,
    alignedTable(
      TEAM_COLUMNS,
      plan.teams.map(({ title, capacity, used, free }) => [
        title,
        capacity === null ? 'no limit' : weeksShort(capacity),
        weeksShort(used),
        free === null ? '' : weeksShort(free),
      ]),
    ),
    '',
    words.leftOut,
    alignedTable(PROJECT_COLUMNS, projectRows(report)),
    ...[words.frontier, mine && words.mine].flatMap((line) => (line ? ['', line] : [])),
    ...(notes.length > 0 ? ['', ...notes.map(({ message }) => message)] : []),
  ]
}

function projectRows({ plan }: PlanReport): string[][] {
  return [
    ...plan.members.map(({ title, marginal, effort, lockedIn }) => [
      lockedIn ? 'locked in' : 'in',
      title,
      points(marginal),
      weeksShort(effort),
      '',
    ]),
    ...plan.leftOut.map(({ title, gain, effort, words }) => ['out', title, points(gain), weeksShort(effort), words]),
  ]
}

const points = (share: number): string => (share * 100).toFixed(1)

function inPeriodLine({ period, inPeriod, currency }: PlanReport): string {
  const { lost, avoided } = inPeriod
  const money = lost.revenue > 0 ? `, ${currency ?? 'money'} ${amount(avoided.revenue)} of ${amount(lost.revenue)}` : ''
  return `Shipped on the first of its ${period.days} days it would avoid ${amount(avoided.reliability)} of ${amount(lost.reliability)} customer minutes${money}, ${amount(avoided.toil)} of ${amount(lost.toil)} responder hours.`
}

const HEAD_COLUMNS = [
  { title: 'Id', isNumber: false },
  { title: 'Committed', isNumber: false },
  { title: 'Title', isNumber: false },
  { title: 'Projects', isNumber: true },
  { title: 'Of all pain', isNumber: true },
] as const

/** Committed plans for a terminal. */
export const committedPlansText = (plans: readonly CommittedHead[]): string =>
  plans.length === 0
    ? 'No plan has been committed yet; the Plan screen commits one.\n'
    : `${alignedTable(
        HEAD_COLUMNS,
        plans.map(({ id, committedAt, title, projects, value }) => [
          id,
          committedAt.slice(0, 10),
          title,
          String(projects),
          percent(value),
        ]),
      )}\n`

/** What computing a committed plan once more came to. */
export function verificationText(verification: Verification, format: ReportFormat): string {
  if (format === 'json') return `${JSON.stringify(verification, null, 2)}\n`
  const { id, reproduces, compared, hash, version, differences } = verification
  const by =
    version.kept === version.now ? `Leverage ${version.now}` : `Leverage ${version.now}, committed with ${version.kept}`
  const lines = [
    reproduces
      ? `${id} reproduces to the last digit: ${counted(compared, 'figure')} the same, computed by ${by} from content ${hash.kept.slice(0, 12)}.`
      : `${id} does not reproduce: ${counted(differences.length, 'difference')} in ${counted(compared, 'figure')}, computed by ${by}. What was committed stands as it was kept.`,
    ...(hash.kept === hash.now
      ? []
      : [
          `What it was computed from has changed on disk: content ${hash.now.slice(0, 12)}, committed as ${hash.kept.slice(0, 12)}.`,
        ]),
    ...differences.map(({ path, kept, now }) => `  ${path}: committed ${kept}, now ${now}`),
  ]
  return `${lines.join('\n')}\n`
}

/** A plan that is being made as a file: the one by hand where there is one, else the best. */
export function planFile(report: PlanReport, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `${planName(report)}.${extension}`,
    text: format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : planDocument(draftDocument(report), format),
  }
}

/** The same to present. */
export const planSlides = (report: PlanReport): Deck => planDeck(draftDocument(report), `${planName(report)}.pptx`)

const planName = ({ period, lens }: PlanReport): string => `plan-${period.quarter.toLowerCase()}-${lens}`

function draftDocument(report: PlanReport): PlanDocument {
  const { period, asOf, lens, evidenceVersion } = report
  return {
    title: `Plan of ${period.label}, not committed`,
    head: [`As of ${asOf.slice(0, 10)}, ${lensWords(report)}, evidence ${evidenceVersion}.`],
    origin: { quarter: period.quarter, as_of: asOf.slice(0, 10), lens, evidence: evidenceVersion },
    report,
    slos: [],
  }
}
