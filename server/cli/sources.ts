import type { SourceSummary } from '../../model/contract/source.ts'
import { counted } from '../../model/format.ts'
import type { ReportFormat } from '../export/format.ts'
import { alignedTable } from '../export/table.ts'
import type { ExitReason } from '../refusal.ts'
import { listSources } from '../usecases/list-sources.ts'
import { unmappedBySource } from '../usecases/unmapped-by-source.ts'
import { withInstallation } from './installation.ts'
import { sayWhenNone } from './nothing-yet.ts'

const COLUMNS = [
  { title: 'Source', isNumber: false },
  { title: 'Kind', isNumber: false },
  { title: 'State', isNumber: false },
  { title: 'Last sync', isNumber: false },
  { title: 'Next sync', isNumber: false },
  { title: 'Rows', isNumber: true },
  { title: 'Unmapped', isNumber: true },
  { title: 'Quarantine', isNumber: true },
  { title: 'Covers', isNumber: false },
] as const

/** Prints every source with how it does; what went wrong last, and what to do, goes to standard error. */
export const sourcesCommand = (
  configFile: string | undefined,
  { format }: { readonly format: ReportFormat },
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await listSources(context, await unmappedBySource(context))
    if (format === 'json') {
      process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
      return 'done'
    }
    process.stdout.write(`${alignedTable(COLUMNS, report.sources.map(cellsOf))}\n`)
    sayWhenNone(report.sources, 'source')
    for (const source of report.sources) {
      const trouble = troubleOf(source)
      if (trouble !== null) process.stderr.write(`${trouble}\n`)
    }
    for (const { host, until, reason } of report.silences) {
      process.stderr.write(`${host} ${reason}: nothing is sent there before ${minute(until)}\n`)
    }
    return 'done'
  })

const cellsOf = (source: SourceSummary): string[] => [
  source.id,
  source.kind,
  source.state,
  source.lastRun === null ? 'never' : minute(source.lastRun.finishedAt ?? source.lastRun.startedAt),
  source.nextRunAt === null ? (source.callable ? 'when asked' : 'from files') : minute(source.nextRunAt),
  String(source.rows + source.buckets),
  String(source.unmapped),
  String(source.quarantined),
  source.coveredFrom === null ? '' : `${source.coveredFrom.slice(0, 10)} to ${source.coveredTo?.slice(0, 10) ?? ''}`,
]

function troubleOf({ id, state, lastRun, silence }: SourceSummary): string | null {
  if (state === 'failed') return lastRun?.error ?? null
  if (silence === null) return null
  const usual = counted(Math.max(1, Math.round(silence.usualDays)), 'day')
  return `${id}: nothing new since ${minute(silence.since)}; it used to tell of something every ${usual}. Check that it still reports.`
}

/** 2026-01-31 12:00, UTC. */
const minute = (moment: string): string => moment.slice(0, 16).replace('T', ' ')
