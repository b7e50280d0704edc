import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Incident } from '../../../model/evidence/incident.ts'
import { type Instant, instant } from '../../../model/quantity.ts'
import { OWN_NETWORKS } from '../../../server/sources/guarded-fetch.ts'
import { NO_MEMORY } from '../../../server/sources/list/header.ts'
import type { EvidenceRecord, Rejection } from '../../../server/sources/record.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../../../server/sources/source.ts'

/** A moment as the tests write it. */
export const at = (iso: string): Instant => instant(Date.parse(iso))

export const NOW = at('2026-06-01T00:00:00Z')

export const context = (changes: Partial<SourceContext> = {}): SourceContext => ({
  sourceId: 'page',
  fetch: globalThis.fetch,
  guard: OWN_NETWORKS,
  signal: new AbortController().signal,
  now: () => NOW,
  told: async () => [],
  unseen: async () => [],
  columns: NO_MEMORY,
  ...changes,
})

export interface Reading {
  readonly pages: readonly Page[]
  readonly records: readonly EvidenceRecord[]
  readonly incidents: readonly Incident[]
  readonly rejections: readonly Rejection[]
  readonly dropped: number
}

/** All pages of a source with their rows mapped, as the sync engine would. */
export async function collect(
  source: Source<never> | Pick<Source<unknown>, 'map'>,
  iterable: AsyncIterable<Page>,
): Promise<Reading> {
  const pages: Page[] = []
  for await (const page of iterable) pages.push(page)
  const results = pages.flatMap((page) => page.rows.map((row) => source.map(row, 'src')))
  const records = results.flatMap((result) => result.records)
  return {
    pages,
    records,
    incidents: records.flatMap((record) => (record.kind === 'incident' ? [record.value] : [])),
    rejections: results.flatMap((result) => result.rejections),
    dropped: results.reduce((sum, result) => sum + result.dropped, 0),
  }
}

/** The fault that reading ends with; fails when there is none. */
export async function faultOf(reading: Promise<unknown>): Promise<SourceFault> {
  const outcome = await reading.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(outcome instanceof SourceFault))
    throw new Error(`expected a SourceFault, got ${String(outcome)}`, { cause: outcome })
  return outcome
}

/** A file in a folder of its own that goes away with the test. */
export async function temporaryFile(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** The base address of a real HTTP server on a free port. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise<void>((closed) => server.close(() => closed()))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export const fixture = (path: string): string => join(import.meta.dirname, '../../fixtures', path)
