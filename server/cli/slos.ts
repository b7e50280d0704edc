import type { SloSummary } from '../../model/contract/slo.ts'
import { amount, budgetConsumed, counted, objective, percent, reliabilityAgainst } from '../../model/format.ts'
import type { ReportFormat } from '../export/format.ts'
import { alignedTable } from '../export/table.ts'
import type { ExitReason } from '../refusal.ts'
import { measureSlos } from '../usecases/measure-slos.ts'
import { withInstallation } from './installation.ts'
import { sayWhenNone } from './nothing-yet.ts'
import { momentOption } from './rank.ts'

const COLUMNS = [
  { title: 'Objective', isNumber: false },
  { title: 'Service', isNumber: false },
  { title: 'Promised', isNumber: false },
  { title: 'Reliability', isNumber: true },
  { title: 'Budget used', isNumber: true },
  { title: 'Minutes left', isNumber: true },
  { title: 'Burn 1 h', isNumber: true },
  { title: 'Burn 6 h', isNumber: true },
  { title: 'Unknown', isNumber: true },
  { title: 'Alerts and flags', isNumber: false },
] as const

/** Prints every objective: the same figures as the interface. */
export const slosCommand = (
  configFile: string | undefined,
  { asOf, format }: { readonly asOf?: string; readonly format: ReportFormat },
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await measureSlos(context, moment)
    if (format === 'json') process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else process.stdout.write(`${alignedTable(COLUMNS, report.slos.map(rowOf))}\n`)
    sayWhenNone(report.slos, 'objective')
    const silent = report.slos.filter(({ indicator }) => indicator === null).length
    if (silent > 0)
      process.stderr.write(`Nothing measures ${counted(silent, 'objective')}: pair them with a prometheus source.\n`)
    return 'done'
  })
}

function rowOf({
  title,
  statedService,
  objective: share,
  windowDays,
  measurement,
  alerts,
  flags,
}: SloSummary): string[] {
  const promised = objective(share, windowDays)
  const words = [
    ...alerts.filter(({ isAlerting }) => isAlerting).map(({ action, longHours }) => `${action} (${longHours} h)`),
    ...(flags.length > 0 ? [counted(flags.length, 'policy flag')] : []),
  ]
  if (!measurement) return [title, statedService, promised, '', '', '', '', '', 'not measured', words.join(', ')]
  const { reliability, consumedShare, minutes, knownMinutes, unknownMinutes } = measurement
  const burn = (hours: number) => alerts.find(({ longHours }) => longHours === hours)?.longBurnRate ?? null
  return [
    title,
    statedService,
    promised,
    reliability === null ? 'unknown' : reliabilityAgainst(reliability, share),
    consumedShare === null ? 'unknown' : budgetConsumed(consumedShare),
    minutes === null ? 'unknown' : amount(minutes.remaining),
    ...[1, 6].map(burn).map((rate) => (rate === null ? 'unknown' : amount(rate))),
    percent(unknownMinutes / (knownMinutes + unknownMinutes)),
    words.join(', '),
  ]
}
