import { z } from 'zod'
import type { Coverage } from '../../../model/evidence/service.ts'
import { instant } from '../../../model/quantity.ts'
import type { MapResult } from '../../../server/sources/record.ts'
import type { Page, RawRow, Source } from '../../../server/sources/source.ts'
import type { SyncLog } from '../../../server/sync/sync-options.ts'
import { impact, incident, recordOf } from '../store/sample-evidence.ts'

export const silent: SyncLog = { info: () => {}, error: () => {} }

/** Rows "p3-r0", "p3-r1" and so on; `content` is what the fake source maps. */
export const rowsOf = (page: number, count: number): RawRow[] =>
  Array.from({ length: count }, (_, row) => {
    const id = `p${page}-r${row}`
    return { location: `page ${page} row ${row}`, content: id, text: JSON.stringify({ id }) }
  })

export const pageOf = (number: number, rows: readonly RawRow[], coverage: Coverage | null = null): Page => ({
  location: `page ${number}`,
  rows,
  cursor: number,
  expected: null,
  coverage,
})

/** "bad..." is rejected, "thrown..." throws, "maintenance..." is dropped, anything else is an incident of that id. */
export function mapFake(row: RawRow): MapResult {
  const id = String(row.content)
  if (id.startsWith('thrown')) throw new TypeError(`no start in ${id}`)
  if (id.startsWith('maintenance')) return { records: [], rejections: [], dropped: 1 }
  if (id.startsWith('bad')) {
    return {
      records: [],
      rejections: [{ location: row.location, externalId: id, reason: 'bad', raw: row.text }],
      dropped: 0,
    }
  }
  const startedAt = instant(id.startsWith('breaks-a-rule') ? Number.NaN : 1_000)
  const value = incident(id, { startedAt, impacts: [impact('api', 'API')] })
  return { records: [{ ...recordOf(value), raw: row.text }], rejections: [], dropped: 0 }
}

export interface Asked {
  cursors: unknown[]
}

/** A source that gives these pages from after the cursor; a page that is an Error is thrown in its place. */
export function fakeSource(pages: readonly (Page | Error)[], asked: Asked = { cursors: [] }): Source<null> {
  async function* give(from: number): AsyncIterable<Page> {
    for (const page of pages.slice(from)) {
      if (page instanceof Error) throw page
      yield page
    }
  }
  return {
    type: 'statuspage',
    title: 'Fake',
    schedule: null,
    configSchema: z.null(),
    check: async () => null,
    pull: (_, cursor) => {
      asked.cursors.push(cursor)
      return give(typeof cursor === 'number' ? cursor + 1 : 0)
    },
    read: () => give(0),
    map: mapFake,
  }
}
