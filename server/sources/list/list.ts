import { createHash } from 'node:crypto'
import type { ColumnMapping } from '../../../model/contract/column-mapping.ts'
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
import { meaningOf, meaningThen } from './meaning.ts'
import { reopenNamed } from './named-row.ts'
import { namedRowGroups } from './open-list.ts'
import { type ReadList, readList } from './read-list.ts'

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
  check: (config, context) => faultOf(readWhole(config, context)),
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
  const answer = await fetchList(config, known, nameOf(context), context)
  const location = showAddress(config.url)
  // A long list takes as long to digest as some hundred rows to write: the first time that is done while they are written.
  const content = known && answer && contentOf(answer)
  if (known && (answer === null || content === known.content)) {
    const next = { ...known, ...answer?.validators }
    yield { location, rows: [], cursor: next, expected: null, coverage: coverageOf(config, began(known), context) }
    return
  }
  if (answer === null) return
  const listed = await listIn(answer, config, context)
  const meaning = await meaningOf(listed, { config, cursor, location }, context.columns)
  const mentioned: Mentioned = { oldestStart: null, moments: [] }
  const expected = listed.rows.length
  const page = (rows: readonly UnderstoodRow[]): Page => ({
    location,
    rows,
    cursor: undefined,
    expected,
    coverage: null,
  })
  let rows: UnderstoodRow[] = []
  for await (const group of namedRowGroups({ location, rows: listed.rows, mapping: meaning.mapping })) {
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
  const seen = { ...answer.validators, content: content ?? contentOf(answer) }
  const next = cursorOf(seen, meaning.mapping, await meaning.header(), mentioned.oldestStart)
  yield { ...page(rows), cursor: next, coverage }
}

const cursorOf = (
  seen: Pick<ListCursor, 'etag' | 'lastModified' | 'content'>,
  mapping: ColumnMapping,
  header: readonly string[],
  oldest: Instant | null,
): ListCursor => ({
  ...seen,
  header: [...header],
  meaning: digestOf(mapping),
  began: oldest === null ? null : showInstant(oldest),
})

const began = (cursor: ListCursor): Instant | null => (cursor.began === null ? null : parseInstant(cursor.began))

const coverageOf = (config: ListConfig, oldestStart: Instant | null, { now }: SourceContext) =>
  liveCoverage({ oldestStart, moments: [] }, startOfCoverage(config), now())

type Answer = NonNullable<Awaited<ReturnType<typeof fetchList>>>

const contentOf = ({ bytes }: Answer): string => createHash('sha256').update(bytes).digest('hex')

const nameOf = ({ sourceId }: SourceContext): string => `${list.title} "${sourceId}"`

/** What stands in an answer. Throws a SourceFault that names the source. */
function listIn({ bytes }: Answer, config: ListConfig, context: SourceContext): Promise<ReadList> {
  const location = `${nameOf(context)}: ${showAddress(config.url)}`
  return readList({ location, bytes, name: new URL(config.url).pathname, rowsAt: config.rows })
}

async function readWhole(config: ListConfig, context: SourceContext): Promise<void> {
  const answer = await fetchList(config, null, nameOf(context), context)
  if (answer) await listIn(answer, config, context)
}
