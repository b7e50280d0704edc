import {
  type ColumnMapping,
  type ColumnQuestion,
  MAPPED_TABLES,
  type StatedColumns,
} from '../../model/contract/column-mapping.ts'
import type { CsvRow } from '../sources/csv/row.ts'
import { TABLES } from '../sources/csv/tables.ts'
import { guessColumns } from '../sources/list/guess-columns.ts'
import { type ColumnMemory, type ListHeader, signatureOf } from '../sources/list/header.ts'
import { severityOfWord } from '../sources/priority-severity.ts'
import type { RawRow } from '../sources/source.ts'
import type { Store } from '../store/store.ts'

/** What people said of columns before. */
export const rememberedColumns =
  ({ columnMappings }: Store): ColumnMemory =>
  ({ names }) =>
    columnMappings.find(signatureOf(names))

/** Keeps what somebody says of columns, for every list with the same. */
export const rememberColumns = ({ columnMappings }: Store, stated: StatedColumns): Promise<void> =>
  columnMappings.keep(signatureOf(stated.header), stated)

/** Words that are asked for at once; more are no scale of severities. */
const MOST_WORDS = 20
/** Letters of a word; what is longer is a sentence, and goes into no choice. */
const LONGEST_WORD = 60

interface AskedColumns {
  readonly columns: ColumnMemory
  /** Looks at a row that was read, for what its words mean. */
  heed(row: RawRow): void
  /** What was asked while a list was read; null: its columns are our own. */
  question(): ColumnQuestion | null
}

/** Reads a list for somebody who looks at it: by what they say, else by what is remembered, else by a guess. */
export function askedColumns(store: Store, said: ColumnMapping | undefined): AskedColumns {
  const remembered = rememberedColumns(store)
  const unknownSeverities = new Set<string>()
  let asked: Omit<ColumnQuestion, 'unknownSeverities'> | null = null
  return {
    async columns(header) {
      const known = await remembered(header)
      const mapping = said ?? known ?? guessColumns(header)
      asked = { header: shown(header), tables: ASKED_TABLES, mapping, isKnown: known !== null }
      return mapping
    },
    heed({ content }) {
      if (asked?.mapping.table !== 'incidents' || unknownSeverities.size >= MOST_WORDS) return
      // Of a list with columns of its own every row is one of our tables, with those words left in it that are none of ours.
      for (const { cells } of (content as CsvRow).records) {
        const word = cells.severity ?? ''
        const isWord = word !== '' && word.length <= LONGEST_WORD
        if (isWord && severityOfWord(word) === null) unknownSeverities.add(word)
      }
    },
    question: () => asked && { ...asked, unknownSeverities: [...unknownSeverities] },
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
