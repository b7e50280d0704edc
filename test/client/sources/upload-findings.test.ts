import { expect, test } from 'vitest'
import { canImport, importWords, sameReasons } from '../../../client/features/sources/upload/findings.ts'
import type { ColumnQuestion } from '../../../model/contract/column-mapping.ts'
import type { UploadPreview } from '../../../model/contract/upload.ts'

const COLUMNS: ColumnQuestion = {
  header: [{ name: 'What happened', example: 'Checkout failed' }],
  tables: [],
  mapping: { table: 'incidents', columns: {}, values: {} },
  unknownSeverities: [],
  isKnown: false,
}

const preview = (good: number, wrongInAll: number, columns: ColumnQuestion | null = null): UploadPreview => ({
  type: 'csv',
  kinds: good === 0 ? [] : [{ kind: 'incident', count: good }],
  rows: [],
  wrong: [],
  wrongInAll,
  sources: [],
  columns,
})

test.each([
  ['a good file', preview(3, 0), 'Import all 3 rows', true],
  ['one row', preview(1, 0), 'Import one row', true],
  ['a file of which some are wrong', preview(3, 2), 'Import 3 rows, set 2 aside', true],
  ['our own file of which none is right: put right later', preview(0, 2), 'Set all 2 rows aside', true],
  ['a list whose columns mean nothing yet', preview(0, 2, COLUMNS), 'Nothing to import', false],
  ['an empty file', preview(0, 0), 'Nothing to import', false],
])('%s: the button says what it does', (_file, found, words, can) => {
  expect(importWords(found)).toBe(words)
  expect(canImport(found)).toBe(can)
})

test('rows that are wrong for the same reason are told once', () => {
  const wrong = (line: number, reason: string) => ({ location: `list.csv line ${line}`, line, column: 'Sev', reason })
  const rows = [wrong(2, 'dire'), wrong(3, 'odd'), ...[4, 5, 6].map((line) => wrong(line, 'dire'))]
  expect(sameReasons(rows)).toEqual([
    { places: '2, 4, 5 and 1 more', column: 'Sev', reason: 'dire' },
    { places: '3', column: 'Sev', reason: 'odd' },
  ])
})
