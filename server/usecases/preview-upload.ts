import type { ColumnMapping } from '../../model/contract/column-mapping.ts'
import type { UploadPreview, UploadPreviewRequest, WrongRow } from '../../model/contract/upload.ts'
import type { Rejection } from '../sources/record.ts'
import type { AnySource } from '../sources/registry.ts'
import type { RawRow } from '../sources/source.ts'
import { mapRows } from '../sync/map-rows.ts'
import { askedColumns } from './column-memory.ts'
import type { ReadingContext } from './context.ts'
import { previewRows } from './preview-rows.ts'
import { firstThatReads, withUploadedFile } from './uploaded-file.ts'

/** Wrong rows that are shown; all are counted. */
const MOST_WRONG = 50
/** Good rows that are kept in memory to be shown. */
const MOST_SHOWN = 20

/** What a file holds, its first rows as they would be taken in, and its wrong rows; keeps nothing. Throws RefusedRequest for one that cannot be read. */
export const previewUpload = (
  context: ReadingContext,
  { mapping, ...upload }: UploadPreviewRequest,
): Promise<UploadPreview> =>
  withUploadedFile(upload, (file, readers) =>
    firstThatReads(readers, (source) => preview(context, source, file, mapping)),
  )

async function preview(
  context: ReadingContext,
  source: AnySource,
  file: string,
  said?: ColumnMapping,
): Promise<UploadPreview> {
  const asked = askedColumns(context.store, said)
  const counts = new Map<string, number>()
  const good: RawRow[] = []
  const wrong: WrongRow[] = []
  let wrongInAll = 0
  const count = (kind: string, many = 1) => counts.set(kind, (counts.get(kind) ?? 0) + many)
  for await (const { rows, readings = [] } of source.read([file], asked.columns)) {
    for (const row of rows) {
      asked.heed(row)
      const { records, rejections } = mapRows([row], (one) => source.map(one, source.type))
      for (const { kind } of records) count(kind)
      if (records.length > 0 && good.length < MOST_SHOWN) good.push(row)
      wrongInAll += rejections.length
      if (rejections.length > 0 && wrong.length < MOST_WRONG) {
        const theirs = asked.question()?.mapping.columns
        wrong.push(...rejections.map((rejection) => wrongRow(rejection, theirs)))
      }
    }
    for (const { buckets } of readings) count('bucket', buckets.length)
  }
  const known = (await context.store.sources.all()).filter(({ type }) => type === source.type)
  return {
    type: source.type,
    kinds: [...counts].sort(([, left], [, right]) => right - left).map(([kind, many]) => ({ kind, count: many })),
    rows: await previewRows(context, source, source.type, good),
    wrong,
    wrongInAll,
    sources: known.map(({ id }) => id),
    columns: asked.question(),
  }
}

/** Reasons begin with our name of the column that is wrong: "started_at is "last Tuesday"; write a time". */
function wrongRow({ location, reason, raw }: Rejection, theirs: Readonly<Record<string, string>> = {}): WrongRow {
  const [, word = ''] = /^(\S+) /.exec(reason) ?? []
  const [, line] = / line (\d+)$/.exec(location) ?? []
  const column = theirs[word] ?? (columnsOf(raw).includes(word) ? word : null)
  return { location, line: line ? Number(line) : null, column, reason }
}

function columnsOf(raw: string): string[] {
  try {
    const row: unknown = JSON.parse(raw)
    const [first] = Array.isArray(row) ? row : [row]
    return typeof first === 'object' && first !== null ? Object.keys(first) : []
  } catch {
    return []
  }
}
