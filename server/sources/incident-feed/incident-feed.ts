import type { Coverage } from '../../../model/evidence/service.ts'
import type { Instant } from '../../../model/quantity.ts'
import { liveCoverage, type Mentioned, mention, recordedCoverage } from '../coverage.ts'
import type { ColumnMemory } from '../list/header.ts'
import type { MapResult } from '../record.ts'
import { type Page, type RawRow, type Source, type SourceContext, SourceFault } from '../source.ts'
import { isTurnDue, nextTurn } from '../turn.ts'
import { mapUnderstood, type UnderstoodRow, understood } from '../understood.ts'
import { type FeedConfig, startOfCoverage } from './feed-config.ts'
import { fetchJson } from './fetch-json.ts'
import { showAddress } from './json-answer.ts'
import { readJsonFile } from './read-json-file.ts'

/** Rows that one transaction of the store takes well. */
const PAGE_ROWS = 500
/** A status page shows only its newest incidents: rarer calls could miss some. */
const EVERY_TEN_MINUTES = '*/10 * * * *'

/** What differs between status pages that publish all they have as one JSON document. */
export interface IncidentFeed<Config extends FeedConfig>
  extends Pick<Source<Config>, 'type' | 'title' | 'configSchema' | 'map'> {
  /** Where the document is. */
  addressOf(config: Config): string
  /** The document's rows, or what is wrong with its shape. */
  open(document: unknown): FeedDocument | { readonly wrong: string }
  /** Milliseconds that an answer may take; left out: as long as the sync's fetch waits. */
  readonly deadline?: number | undefined
}

export interface FeedDocument {
  /** How many rows it has. */
  readonly length: number
  /** A row, made when its page is due: the texts of a big document are never all in memory. */
  row(position: number): RawRow
  /** When the document says that it was last changed. */
  readonly statedAt: Instant | null
}

/** A source of the kind that is fetched whole each time. */
export function feedSource<Config extends FeedConfig>(feed: IncidentFeed<Config>): Source<Config> {
  const { type, title, configSchema } = feed

  async function* pull(config: Config, _cursor: unknown, context: SourceContext): AsyncGenerator<Page> {
    const address = feed.addressOf(config)
    const source = `${title} "${context.sourceId}"`
    const document = await fetchJson({ source, address, deadline: feed.deadline }, context)
    const opened = feed.open(document)
    const location = showAddress(address)
    if ('wrong' in opened) {
      throw new SourceFault({
        code: 'unexpected-answer',
        location,
        message: `${source}: ${location} answered JSON of another kind: ${opened.wrong}`,
        advice: `Check that the address is that of a ${title} page. Nothing was changed.`,
      })
    }
    yield* pagesOf(location, opened, { map: feed.map, sourceId: context.sourceId }, (mentioned) =>
      liveCoverage(mentioned, startOfCoverage(config), context.now()),
    )
  }

  async function* read(files: readonly string[], _columns?: ColumnMemory, sourceId = ''): AsyncGenerator<Page> {
    for (const file of files) {
      const opened = feed.open(await readJsonFile(file))
      if ('wrong' in opened) {
        throw new SourceFault({
          code: 'unknown-format',
          location: file,
          message: `${file} is no ${title} file: ${opened.wrong}`,
          advice: 'Name the file that holds incidents, as the status page serves it.',
        })
      }
      yield* pagesOf(file, opened, { map: feed.map, sourceId }, (mentioned) =>
        recordedCoverage(mentioned, opened.statedAt),
      )
    }
  }

  async function check(config: Config, context: SourceContext): Promise<SourceFault | null> {
    try {
      await pull(config, null, context).next()
      return null
    } catch (fault) {
      if (fault instanceof SourceFault) return fault
      throw fault
    }
  }

  const map = (row: RawRow, sourceId: string): MapResult => mapUnderstood(row, sourceId, feed.map)

  return { type, title, schedule: EVERY_TEN_MINUTES, configSchema, check, pull, read, map }
}

/** Only the last page tells the coverage: before it, not every incident of the span has been shown. */
async function* pagesOf(
  location: string,
  document: FeedDocument,
  { map, sourceId }: Pick<Source<unknown>, 'map'> & { readonly sourceId: string },
  coverageOf: (mentioned: Mentioned) => Coverage | null,
): AsyncGenerator<Page> {
  const { length } = document
  const mentioned: Mentioned = { oldestStart: null, moments: [] }
  for (let start = 0; start === 0 || start < length; start += PAGE_ROWS) {
    const end = Math.min(start + PAGE_ROWS, length)
    const rows: UnderstoodRow[] = []
    for (let position = start; position < end; position += 1) {
      if (isTurnDue()) await nextTurn()
      rows.push(understood(document.row(position), map, sourceId))
    }
    // Rows in quarantine tell nothing about coverage: a start in the year 1 must not stretch it.
    for (const row of rows)
      for (const record of row.understood.records) if (record.kind === 'incident') mention(mentioned, record.value)
    const last =
      end === length ? { cursor: null, coverage: coverageOf(mentioned) } : { cursor: undefined, coverage: null }
    yield { location, rows, expected: length, ...last }
  }
}
