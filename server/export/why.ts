import type { InsightReport } from '../../model/contract/insight.ts'
import { amount, chance, counted, leverage, ordinal, percent, weeksShort } from '../../model/format.ts'
import type { InsightInput } from '../../model/insight/insight.ts'
import { inputWords } from '../../model/insight/words.ts'
import type { ReportFormat } from './format.ts'
import { alignedTable } from './table.ts'

export const PART_COLUMNS = [
  { title: 'Loss to value', isNumber: false },
  { title: 'Avoided', isNumber: true },
  { title: 'Of all', isNumber: true },
  { title: 'Share', isNumber: true },
  { title: 'Weight', isNumber: true },
  { title: 'Adds', isNumber: true },
] as const

export const INPUT_COLUMNS = [
  { title: 'What would change it', isNumber: false },
  { title: 'P10 to P90', isNumber: false },
  { title: 'Leverage there', isNumber: true },
  { title: 'Breaks even', isNumber: false },
  { title: 'Worth knowing', isNumber: true },
] as const

export const ROW_COLUMNS = [
  { title: 'Stands on', isNumber: false },
  { title: 'Service', isNumber: false },
  { title: 'Began', isNumber: false },
  { title: 'Known', isNumber: false },
  { title: 'Of all pain', isNumber: true },
] as const

/** Characters of the widest bar. */
const WIDTH = 40

/** Why a project has its place, for a terminal, or as the JSON that the interface sends. */
export const whyText = (report: InsightReport, format: ReportFormat): string =>
  format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : `${whyLines(report).join('\n')}\n`

function whyLines(report: InsightReport): string[] {
  const { rival, words } = report
  const against = rival ? ` ${rival.title} (${rival.role}) has ${leverage(rival.leverage)}.` : ''
  return [
    `${findingLine(report)}.${against}`,
    madeLine(report),
    '',
    words.waterfall,
    alignedTable(
      [
        { title: '% of all pain, ▒ is what is taken away', isNumber: false },
        { title: '', isNumber: true },
        { title: '', isNumber: false },
        { title: 'Rows', isNumber: true },
      ],
      waterfallRows(report),
    ),
    '',
    alignedTable(PART_COLUMNS, partRows(report)),
    '',
    alignedTable(ROW_COLUMNS, standsOn(report)),
    '',
    words.tornado,
    alignedTable(INPUT_COLUMNS, report.inputs.map(inputRow)),
    '',
    words.refining,
    ...leadLines(report),
  ]
}

/** What would put it before all others, where it is not. */
export function leadLines({ lead }: InsightReport): string[] {
  if (!lead) return []
  const { conditions, weights, bestLens, words } = lead
  return [
    '',
    `${words.finding}. ${words.distance}.`,
    ...conditions.map((condition) => `- ${condition.words}: ${chance(condition.chance)}`),
    ...weights.map((weight) => `- ${weight.words}: now ${percent(weight.now, 0)}`),
    ...(bestLens ? [`- It stands best under ${bestLens.title}: ${ordinal(bestLens.rank)}`] : []),
  ]
}

/** What it removes for how much, and where that puts it. */
export const findingLine = ({ title, value, effort, rank, of, ...report }: InsightReport): string =>
  `${title} removes ${percent(value)} of all pain for ${weeksShort(effort)} engineer-weeks: ${leverage(report.leverage)}% a week, ${ordinal(rank)} of ${of}`

export const madeLine = ({ asOf, lens, evidenceVersion }: InsightReport): string =>
  `As of ${asOf.slice(0, 10)}, lens ${lens}, evidence ${evidenceVersion}.`

/** Each bar where it lies between what was before it and what it leaves. */
function waterfallRows({ waterfall }: InsightReport): string[][] {
  const most = waterfall[0]?.pain ?? 0
  let level = most
  return waterfall.map(({ kind, label, pain, count }) => {
    const takes = kind === 'elsewhere' || kind === 'out of scope' || kind === 'removed'
    const end = takes ? level : pain
    const start = takes ? level - pain : 0
    if (takes) level = start
    const cells = (share: number) => (most > 0 ? Math.round((share / most) * WIDTH) : 0)
    const bar = ' '.repeat(cells(start)) + (takes ? '▒' : '█').repeat(Math.max(0, cells(end) - cells(start)))
    return [label, `${takes ? '-' : ''}${percent(pain, 2)}`, bar, String(count)]
  })
}

export const partRows = ({ parts, currency }: InsightReport): string[][] => {
  const units = { reliability: 'customer minutes', revenue: currency ?? 'money', toil: 'hours', demand: 'points' }
  return parts.map(({ dimension, avoided, total, share, weight, adds }) => [
    `${dimension}, ${units[dimension]}`,
    amount(avoided),
    amount(total),
    percent(share),
    percent(weight, 0),
    percent(adds, 2),
  ])
}

/** The rows in scope that weigh most. */
export function standsOn({ waterfall }: InsightReport): string[][] {
  const scope = waterfall.find(({ kind }) => kind === 'in scope')
  if (!scope) return []
  const rest = scope.count - scope.rows.length
  return [
    ...scope.rows.map(({ kind, id, title, service, startedAt, provenance, pain }) => [
      title ??
        (kind === 'prior'
          ? 'Incidents like those of the whole company'
          : kind === 'background'
            ? 'Burn outside incidents'
            : id),
      service ?? '',
      startedAt?.slice(0, 10) ?? '',
      provenance,
      percent(pain, 2),
    ]),
    ...(rest > 0 ? [[`and ${counted(rest, 'more row')}`, '', '', '', '']] : []),
  ]
}

export const inputRow = ({ label, low, high, unit, words, gain }: InsightInput): string[] => [
  label,
  `${inputWords(low.input, unit)} to ${inputWords(high.input, unit)}`,
  `${leverage(low.leverage)} to ${leverage(high.leverage)}`,
  words,
  gain > 0 ? percent(gain, 2) : '',
]
