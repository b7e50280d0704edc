import type { ColumnMapping } from '../../../model/contract/column-mapping.ts'
import type { ListConfig } from './config.ts'
import type { ListCursor } from './cursor.ts'
import { type ColumnMemory, changeInWords, type ListHeader, ownMapping, quoted, stillFits } from './header.ts'
import { listFault, type ReadList } from './read-list.ts'

/** What the columns of a list mean, and the header for which that was said. */
export interface Meaning {
  readonly mapping: ColumnMapping
  /** Once every row was taken: until then some of its names may not have been seen. */
  readonly header: () => Promise<readonly string[]>
}

interface Asked {
  readonly config: ListConfig
  readonly cursor: ListCursor | null
  readonly location: string
}

/**
 * As leverage.yaml says, as its own names say, or as people said of this header. Throws a SourceFault when none of them
 * does: what has changed since it was last read, or that it was never asked.
 */
export async function meaningOf(
  list: ReadList,
  { config, cursor, location }: Asked,
  columns: ColumnMemory,
): Promise<Meaning> {
  // Without rows, a list that does not state its header says nothing of it.
  const isNothing = list.rows.length === 0 && !list.isHeaderStated
  const stated = declared(config) ?? (isNothing ? { table: 'incidents' as const, columns: {}, values: {} } : null)
  const namesNow = async () => (isNothing && cursor ? cursor.header : (await list.header()).names)
  if (stated !== null) return { mapping: stated, header: namesNow }
  const header = await list.header()
  const { names } = header
  const mapping = ownMapping(header) ?? (await columns(header))
  if (mapping !== null) return { mapping, header: namesNow }
  const before = cursor && !list.isHeaderStated ? await columns(headerOf(cursor)) : null
  if (before && cursor && stillFits(before, cursor.header, names))
    return { mapping: before, header: async () => cursor.header }
  const change = cursor ? changeInWords(cursor.header, names) : ''
  throw listFault(
    { location },
    'wrong-header',
    change === ''
      ? `has columns that nobody has named yet: ${quoted(names)}`
      : `has other columns than before: ${change}`,
    'Open it under Edit, test it, and say there what its columns mean. Nothing was changed.',
  )
}

/** What the columns meant when it was last read, as it is said today. */
export const meaningThen = async (config: ListConfig, cursor: ListCursor, columns: ColumnMemory) =>
  declared(config) ?? ownMapping(headerOf(cursor)) ?? (await columns(headerOf(cursor)))

const declared = ({ table = 'incidents', columns, values = {}, severities }: ListConfig): ColumnMapping | null =>
  columns === undefined ? null : { table, columns, values, ...(severities && { severities }) }

const headerOf = ({ header }: ListCursor): ListHeader => ({ names: header, examples: {} })
