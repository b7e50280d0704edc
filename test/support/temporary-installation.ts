import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import type { Instant } from '../../model/quantity.ts'
import { findSource } from '../../server/sources/registry.ts'
import { openStore } from '../../server/store/store.ts'
import type { Context } from '../../server/usecases/context.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { importFiles } from '../../server/usecases/import-files.ts'
import { at } from './evidence.ts'

export const NOW = at('2026-01-01T09:00:00Z')
export const quietLog = pino({ level: 'silent' })

/** A folder that is gone when the test is. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

type InFolder = Context & { readonly folder: string }

async function openInstallation(folder: string, now: Instant): Promise<InFolder> {
  const store = await openStore(join(folder, 'leverage.db'), { now: () => now })
  return { ...createContext({ store, now: () => now }), folder }
}

/** A real store in a file of its own, at a fixed time. */
export async function temporaryContext(now: Instant = NOW): Promise<InFolder> {
  const context = await openInstallation(await temporaryFolder(), now)
  onTestFinished(() => context.store.close())
  return context
}

/** Imports a text as a CSV file of that name; rejects with what stopped the import. */
export async function importCsv(context: InFolder, name: string, text: string, sourceId = 'csv') {
  const file = join(context.folder, name)
  await writeFile(file, text)
  const source = findSource('csv')
  if (!source) throw new Error('there is no csv source')
  const result = await importFiles(context, {
    source,
    sourceId,
    files: [file],
    log: quietLog,
    signal: new AbortController().signal,
  })
  if (result.fault) throw result.fault
  return result
}

export const INCIDENTS_CSV = `id,title,started_at,detected_at,resolved_at,severity,services,share,cause,responders
i1,Deploy broke checkout,2025-12-01T10:00:00Z,2025-12-01T10:10:00Z,2025-12-01T11:00:00Z,major,checkout,0.4,deploy,3
i2,Database slow,2025-12-10T08:00:00Z,,2025-12-10T08:30:00Z,minor,ledger,,database,
i3,Somewhere else,2025-12-12T08:00:00Z,,2025-12-12T09:00:00Z,minor,nowhere,,unknown,
i4,Not over yet,2025-12-31T22:00:00Z,,,major,checkout,,deploy,
`
export const SERVICES_CSV = `id,title,team,traffic_share,revenue_per_minute
checkout,Checkout,core,0.5,100
ledger,Ledger,core,0.2,
`
export const PROJECTS_CSV = `id,title,team,effort_low,effort_likely,effort_high,services,causes,frequency_low,frequency_likely,frequency_high
canary,Canary deploys,core,2,3,5,checkout,deploy,0.2,0.4,0.6
index,Index the ledger,core,1,1,2,ledger,database,0.1,0.5,0.8
`

/** An installation with two services, four incidents and two projects. */
export async function smallCompany() {
  const context = await temporaryContext()
  await importCompany(context)
  return context
}

/** As smallCompany, for all tests of a file; to be closed after the last. */
export async function sharedCompany() {
  const context = await openInstallation(await mkdtemp(join(tmpdir(), 'leverage-test-')), NOW)
  await importCompany(context)
  const close = async () => {
    context.store.close()
    await rm(context.folder, { recursive: true, force: true })
  }
  return { context, close }
}

async function importCompany(context: InFolder) {
  await importCsv(context, 'services.csv', SERVICES_CSV)
  await importCsv(context, 'incidents.csv', INCIDENTS_CSV)
  await importCsv(context, 'projects.csv', PROJECTS_CSV)
}
