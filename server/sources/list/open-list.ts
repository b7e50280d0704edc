import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ColumnMapping } from '../../../model/contract/column-mapping.ts'
import type { RawRow, SourceFault } from '../source.ts'
import { isTurnDue, nextTurn } from '../turn.ts'
import { type ColumnMemory, type ListHeader, ownMapping, quoted } from './header.ts'
import { type ListedRows, namedRow, twinFinder } from './named-row.ts'
import { listFault, readList } from './read-list.ts'

/** Bytes of a list whose columns are not ours: it is read whole. */
const LARGEST = 64_000_000

const ROWS_AT_ONCE = 50

/** A list of which it is known what its columns mean. */
export interface NamedList {
  readonly location: string
  readonly rows: ListedRows
  readonly mapping: ColumnMapping
}

/** Reads a file whole. Throws a SourceFault when it cannot be read, and when nobody has said what its columns mean. */
export async function openList(path: string, columns: ColumnMemory): Promise<NamedList> {
  const name = basename(path)
  const size = await stat(path).then(
    ({ size }) => size,
    () => 0,
  )
  if (size > LARGEST)
    throw listFault({ location: path }, 'malformed', `has ${size} bytes; at most ${LARGEST} are read`, 'Split it.')
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'there is no such file' : cause.message
    throw listFault(
      { location: path },
      'unreadable-file',
      `cannot be read: ${why}`,
      'Check the path and that you may read it.',
    )
  })
  const list = await readList({ location: path, bytes: new Uint8Array(bytes), name })
  const header = await list.header()
  const mapping = ownMapping(header) ?? (await columns(header))
  if (mapping === null) throw unknownColumns(path, header)
  const at = (position: number) => {
    const row = list.rows.at(position)
    return row && { ...row, location: `${name} ${row.location}` }
  }
  return { location: path, rows: { length: list.rows.length, at }, mapping }
}

/** The rows with our names, as many at a time as are looked at before anything else has its turn. */
export async function* namedRowGroups({ rows, mapping }: NamedList): AsyncGenerator<readonly RawRow[]> {
  const unlessTwin = twinFinder()
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    const group: RawRow[] = []
    for (let position = first; position < first + ROWS_AT_ONCE; position += 1) {
      if (isTurnDue()) await nextTurn()
      const row = rows.at(position)
      if (row) group.push(unlessTwin(namedRow(row, mapping)))
    }
    yield group
  }
}

const unknownColumns = (location: string, header: ListHeader): SourceFault =>
  listFault(
    { location },
    'unknown-format',
    `has columns that nobody has named yet: ${quoted(header.names)}`,
    'Import it on the Sources screen once, and say there what they mean; it is remembered.',
  )
