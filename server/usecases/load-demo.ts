import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectChangesSchema } from '../../model/contract/edit.ts'
import { changedProject } from '../../model/evidence/edit.ts'
import { instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import type { Standing } from '../../model/ranking/swap-back.ts'
import { readConfiguration } from '../configuration/read-configuration.ts'
import { csv } from '../sources/csv/csv.ts'
import { github } from '../sources/github/github.ts'
import { openslo } from '../sources/openslo/openslo.ts'
import type { AnySource } from '../sources/registry.ts'
import { statuspage } from '../sources/statuspage/statuspage.ts'
import type { SyncLog } from '../sync/run-sync.ts'
import { startOfDay } from './as-of.ts'
import type { Context } from './context.ts'
import { keepDemoReview } from './demo-review.ts'
import { importFiles } from './import-files.ts'
import { readStanding } from './read-standing.ts'

const DEMO = new URL('../../data/demo/', import.meta.url)
/** The Monday on which the demo's files end. */
const WRITTEN_UNTIL = instant(Date.UTC(2026, 8, 28))
const WEEK = 7 * MILLISECONDS_PER_DAY
const IMPORTS: readonly { readonly id: string; readonly source: AnySource; readonly files: readonly string[] }[] = [
  {
    id: 'tidewater-files',
    source: csv as AnySource,
    files: ['services.csv', 'teams.csv', 'accounts.csv', 'risks.csv', 'projects.csv', 'requests.csv', 'rice.csv'],
  },
  { id: 'tidewater-tracker', source: csv as AnySource, files: ['incidents.csv'] },
  { id: 'tidewater-status', source: statuspage as AnySource, files: ['statuspage.json'] },
  { id: 'tidewater-issues', source: github as AnySource, files: ['issues.json'] },
  { id: 'tidewater-objectives', source: openslo as AnySource, files: ['slos.yaml'] },
  { id: 'tidewater-telemetry', source: csv as AnySource, files: ['sli.csv'] },
]

/**
 * Puts the demo company in the place of everything in the store, through the same import as real data. Its times are
 * moved by whole weeks so that the last one is the latest Monday: the demo is never old, and stays on its weekdays.
 */
export async function loadDemo(context: Context, log: SyncLog, signal: AbortSignal): Promise<void> {
  await context.store.clear()
  const folder = await mkdtemp(join(tmpdir(), 'leverage-demo-'))
  try {
    const weeks = Math.floor((startOfDay(context.now()) - WRITTEN_UNTIL) / WEEK)
    for (const file of IMPORTS.flatMap(({ files }) => files)) {
      await writeFile(join(folder, file), moveTimes(await readFile(new URL(file, DEMO), 'utf8'), weeks))
    }
    const configuration = await readConfiguration(new URL('leverage.yaml', DEMO).pathname, {})
    if (!configuration.ok) throw new Error(`the demo's own configuration is wrong: ${configuration.faults[0]?.message}`)
    await context.store.applyConfiguration(configuration.evidence, configuration.hash)
    for (const { id, source, files } of IMPORTS) {
      const paths = files.map((file) => join(folder, file))
      const { fault } = await importFiles(context, { source, sourceId: id, files: paths, signal, log })
      if (fault) throw fault
    }
    await keepWeekBefore(context)
    await keepDemoReview(context, moveTimes(await readFile(new URL('review.json', DEMO), 'utf8'), weeks))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A copy of what the company stated for three months until the last week, so that its ranking has a past to tell of. */
async function keepWeekBefore(context: Context): Promise<void> {
  const before: unknown = JSON.parse(await readFile(new URL('week-before.json', DEMO), 'utf8'))
  const changes = new Map(
    Object.entries(before as object).map(([id, change]) => [id, projectChangesSchema.parse(change)]),
  )
  const standing = await readStanding(context)
  const projects = standing.projects.map((project) => changedProject(project, changes.get(project.id) ?? {}))
  const day = instant(startOfDay(context.now()) - 13 * WEEK)
  const standingThen: Standing = { ...standing, projects }
  await context.store.snapshots.keep(day, JSON.stringify(standingThen))
}

/** Every ISO date and time in a text, later by whole weeks. */
export function moveTimes(text: string, weeks: number): string {
  if (weeks === 0) return text
  return text.replace(/\b20\d\d-\d\d-\d\d(T\d\d:\d\d:\d\d(?:\.\d+)?Z)?/g, (moment, time: string | undefined) => {
    const moved = new Date(Date.parse(moment) + weeks * WEEK).toISOString()
    return time === undefined ? moved.slice(0, 10) : `${moved.slice(0, 10)}${time}`
  })
}
