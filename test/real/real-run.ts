import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { instant } from '../../model/quantity.ts'
import { readConfiguration } from '../../server/configuration/read-configuration.ts'
import { serve } from '../../server/main.ts'
import { openStore } from '../../server/store/store.ts'
import type { Context } from '../../server/usecases/context.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { syncSource } from '../../server/usecases/sync-source.ts'
import { componentRatios } from './component-ratios.ts'
import { followedUpIssues } from './followed-up-issues.ts'
import { readCandidates, servicesByComponent, writeConfiguration, writeObjectives } from './installation-files.ts'
import { serveGithub, serveStatusPage } from './loopback.ts'
import { startPrometheus } from './prometheus.ts'

/** The day of the run: the record ends in December 2024, and the candidates are for the quarter that begins. */
export const REAL_DAY = '2025-01-01'
/** What the clock of the run says all the time. */
export const REAL_NOW = instant(Date.parse(`${REAL_DAY}T09:00:00Z`))
const now = () => REAL_NOW
/** The Prometheus holds the year before. */
const MEASURED_FROM = '2024-01-01'

export interface RealRun {
  /** Of the server. */
  readonly address: string
  readonly context: Context
  /** Ends everything that was started, and takes its folder away. */
  close(): Promise<void>
}

interface RealRunOptions {
  /** The folder of recorded public data. */
  readonly realData: string
  readonly port?: number
  /** Told what has been done, a line a step. */
  readonly say?: (line: string) => void
}

/**
 * GitHub's real record through every connector it fits, over real HTTP: its incidents from a status page, its component
 * statuses from a Prometheus, objectives from OpenSLO, issues from a GitHub; all on loopback, into a fresh database.
 * Rejects, with all that was started ended, with Refusal when a program is missing and with what stopped a source.
 */
export async function startRealRun({ realData, port = 0, say = () => undefined }: RealRunOptions): Promise<RealRun> {
  const ends: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    const folder = await mkdtemp(join(tmpdir(), 'leverage-real-'))
    ends.push(() => rm(folder, { recursive: true, force: true }))
    const file = await serveSources(folder, realData, ends, say)

    const store = await openStore(join(folder, 'leverage.db'), { now })
    ends.push(async () => store.close())
    const context = createContext({ store, now })
    const reading = await readConfiguration(file, {})
    if (!reading.ok) throw new Error(`the run's own configuration is wrong: ${reading.faults[0]?.message}`)
    await store.applyConfiguration(reading.evidence, reading.hash)
    for (const { id } of await store.sources.all()) await syncOne(context, id, say)

    const server = await serve(context, pino({ level: 'silent' }), { host: '127.0.0.1', port })
    ends.push(server.close)
    return { address: server.address, context, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Starts what the sources call, and gives the leverage.yaml that names it. */
async function serveSources(
  folder: string,
  realData: string,
  ends: (() => Promise<unknown>)[],
  say: (line: string) => void,
): Promise<string> {
  const candidates = await readCandidates()
  const services = servicesByComponent(candidates)
  const statusPage = await serveStatusPage(realData)
  ends.push(statusPage.close)
  const issues = followedUpIssues(realData, services)
  const github = await serveGithub(issues)
  ends.push(github.close)
  const [from, to] = [Date.parse(MEASURED_FROM) / 1000, now() / 1000]
  const prometheus = await startPrometheus(folder, componentRatios(realData, services, from, to))
  ends.push(prometheus.close)
  say(`status page at ${statusPage.url}, ${issues.length} issues at ${github.url}, Prometheus at ${prometheus.url}`)
  const objectives = await writeObjectives(folder, candidates)
  const addresses = { statusPage: statusPage.url, github: github.url, prometheus: prometheus.url }
  return writeConfiguration(folder, addresses, objectives, MEASURED_FROM)
}

async function syncOne(context: Context, id: string, say: (line: string) => void): Promise<void> {
  const { config } = (await context.store.sources.find(id)) ?? { config: null }
  if (config === null) return
  const { run, fault } = await syncSource(context, id)
  if (fault) throw fault
  say(`${id}: ${run.fetched} read, ${run.created} new, ${run.quarantined} in quarantine`)
}
