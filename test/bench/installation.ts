import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { findSource } from '../../server/sources/registry.ts'
import { openStore } from '../../server/store/store.ts'
import type { Context } from '../../server/usecases/context.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { importFiles } from '../../server/usecases/import-files.ts'
import { COMPANY_DAY, companyFiles } from './company.ts'

export const quietLog = pino({ level: 'silent' })
const now = () => COMPANY_DAY

/** Runs `use` with a folder that is gone afterwards. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The real store in a file, on the day on which the company's record ends. */
export async function openContext(database: string): Promise<Context> {
  return createContext({ store: await openStore(database, { now }), now })
}

/** Imports a generated company through the real CSV source. Rejects when a single row was refused. */
export async function importCompany(
  context: Context,
  folder: string,
  incidents: number,
  projects: number,
): Promise<void> {
  const source = findSource('csv')
  if (!source) throw new Error('there is no csv source')
  for (const [name, text] of Object.entries(companyFiles(incidents, projects))) {
    const file = join(folder, name)
    await writeFile(file, text)
    const result = await importFiles(context, {
      source,
      sourceId: 'bench',
      files: [file],
      log: quietLog,
      signal: new AbortController().signal,
    })
    if (result.run.quarantined > 0) throw new Error(`${name}: ${await firstReason(context)}`)
    if (result.fault) throw result.fault
  }
}

const firstReason = async ({ store }: Context): Promise<string | undefined> =>
  (await store.quarantine.list({ limit: 1 }))[0]?.reason
