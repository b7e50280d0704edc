import { createHash } from 'node:crypto'
import type { Instant } from '../../../model/quantity.ts'
import { liveCoverage, type Mentioned, mention } from '../coverage.ts'
import { read } from '../csv/csv.ts'
import { mapCsvRow } from '../csv/map-row.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import { showAddress } from '../incident-feed/json-answer.ts'
import { faultOf } from '../json-api.ts'
import type { Page, Source, SourceContext } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { mapUnderstood, type UnderstoodRow, understood } from '../understood.ts'
import { configSchema, type ListConfig } from './config.ts'
import { cursorSchema, digestOf, type ListCursor } from './cursor.ts'
import { fetchList } from './fetch-list.ts'
import { type Meaning, meaningOf, meaningThen } from './meaning.ts'
import { reopenNamed } from './named-row.ts'
import { namedRowGroups } from './open-list.ts'
import { readList } from './read-list.ts'

const EVERY_HOUR = '23 * * * *'
const PAGE_ROWS = 500

/** A list at an address, of CSV, JSON or YAML, whose columns a person has named. Asked for again only when it has changed. */
export const list: Source<ListConfig> = {
  type: 'list',
  title: 'CSV, JSON or YAML at an address',
  schedule: EVERY_HOUR,
  configSchema,
  pull,
  read,
  check: (config, context) => faultOf(fetched(config, null, context)),
  map: (row, sourceId) => mapUnderstood(row, sourceId, mapCsvRow),
  reopen(row) {
    const reopened = reopenNamed(row)
    if (reopened === null) throw new Error('it was put aside without its columns')
    return reopened
  },
}

async function* pull(config: ListConfig, stored: unknown, context: SourceContext): AsyncGenerator<Page> {
  const cursor = cursorSchema.parse(stored ?? null)
  // Under another meaning the same bytes are other evidence.
  const known =
    cursor && digestOf(await meaningThen(config, cursor, context.columns)) === cursor.meaning ? cursor : null
  const answer = await fetched(config, known, context)
  const location = showAddress(config.url)
  if (known && (answer === null || answer.cursor.content === known.content)) {
    const next = { ...known, ...(answer && { etag: answer.cursor.etag, lastModified: answer.cursor.lastModified }) }
    yield { location, rows: [], cursor: next, expected: null, coverage: coverageOf(config, began(known), context) }
    return
  }
  if (answer === null) return
  const meaning = await meaningOf(answer.list, { config, cursor, location }, context.columns)
  const mentioned: Mentioned = { oldestStart: null, moments: [] }
  const expected = answer.list.rows.length
  const page = (rows: readonly UnderstoodRow[]): Page => ({
    location,
    rows,
    cursor: undefined,
    expected,
    coverage: null,
  })
  let rows: UnderstoodRow[] = []
  for await (const group of namedRowGroups({ location, rows: answer.list.rows, mapping: meaning.mapping })) {
    if (rows.length >= PAGE_ROWS) {
      yield page(rows)
      rows = []
    }
    for (const row of group) {
      const found = understood(row, mapCsvRow, context.sourceId)
      rows.push(found)
      // Rows in quarantine tell nothing about coverage: a start in the year 1 must not stretch it.
      for (const record of found.understood.records) if (record.kind === 'incident') mention(mentioned, record.value)
    }
  }
  const coverage = meaning.mapping.table === 'incidents' ? coverageOf(config, mentioned.oldestStart, context) : null
  yield { ...page(rows), cursor: cursorOf(answer.cursor, meaning, mentioned.oldestStart), coverage }
}

const cursorOf = (
  seen: Pick<ListCursor, 'etag' | 'lastModified' | 'content'>,
  meaning: Meaning,
  oldest: Instant | null,
): ListCursor => ({
  ...seen,
  header: [...meaning.header],
  meaning: digestOf(meaning.mapping),
  began: oldest === null ? null : showInstant(oldest),
})

const began = (cursor: ListCursor): Instant | null => (cursor.began === null ? null : parseInstant(cursor.began))

const coverageOf = (config: ListConfig, oldestStart: Instant | null, { now }: SourceContext) =>
  liveCoverage({ oldestStart, moments: [] }, startOfCoverage(config), now())

/** The list as it is now; null when it is what it was. Throws a SourceFault that names the source. */
async function fetched(config: ListConfig, known: ListCursor | null, context: SourceContext) {
  const source = `${list.title} "${context.sourceId}"`
  const answer = await fetchList(config, known, source, context)
  if (answer === null) return null
  const { bytes, validators } = answer
  const location = `${source}: ${showAddress(config.url)}`
  const content = createHash('sha256').update(bytes).digest('hex')
  const name = new URL(config.url).pathname
  return { list: await readList({ location, bytes, name, rowsAt: config.rows }), cursor: { ...validators, content } }
}
