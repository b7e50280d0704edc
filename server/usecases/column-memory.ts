import {
  type ColumnMapping,
  type ColumnQuestion,
  MAPPED_TABLES,
  type StatedColumns,
} from '../../model/contract/column-mapping.ts'
import { TABLES } from '../sources/csv/tables.ts'
import { guessColumns } from '../sources/list/guess-columns.ts'
import { type ColumnMemory, type ListHeader, signatureOf } from '../sources/list/header.ts'
import type { Store } from '../store/store.ts'

/** What people said of columns before. */
export const rememberedColumns =
  ({ columnMappings }: Store): ColumnMemory =>
  ({ names }) =>
    columnMappings.find(signatureOf(names))

/** Keeps what somebody says of columns, for every list with the same. */
export const rememberColumns = ({ columnMappings }: Store, stated: StatedColumns): Promise<void> =>
  columnMappings.keep(signatureOf(stated.header), stated)

interface AskedColumns {
  readonly columns: ColumnMemory
  /** What was asked while a list was read; null: its columns are our own. */
  question(): ColumnQuestion | null
}

/** Reads a list for somebody who looks at it: by what they say, else by what is remembered, else by a guess. */
export function askedColumns(store: Store, said: ColumnMapping | undefined): AskedColumns {
  const remembered = rememberedColumns(store)
  let asked: ColumnQuestion | null = null
  return {
    async columns(header) {
      const known = await remembered(header)
      const mapping = said ?? known ?? guessColumns(header)
      asked = { header: shown(header), tables: ASKED_TABLES, mapping, isKnown: known !== null }
      return mapping
    },
    question: () => asked,
  }
}

const shown = ({ names, examples }: ListHeader) => names.map((name) => ({ name, example: examples[name] ?? '' }))

const ASKED_TABLES = MAPPED_TABLES.flatMap((name) =>
  TABLES.filter((table) => table.name === name).map(({ required, optional }) => ({
    name,
    required: [...required],
    optional: [...optional],
  })),
)
