import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Searchable, searchRows } from '../../model/search.ts'

interface Row {
  readonly title: string
  readonly services: readonly string[]
  readonly cause: string
}
type Facet = 'service' | 'cause'

const TABLE: Searchable<Row, Facet> = {
  words: ({ title }) => title,
  facets: { service: ({ services }) => services, cause: ({ cause }) => [cause] },
}
const ROWS: readonly Row[] = [
  { title: 'Deploy broke checkout', services: ['checkout', 'ledger'], cause: 'deploy' },
  { title: 'Deploy broke auth', services: ['auth'], cause: 'deploy' },
  { title: 'Ledger slow', services: ['ledger'], cause: 'database' },
]

test('every word must occur, in any order and without regard to case', () => {
  const titles = (q: string) => searchRows(ROWS, TABLE, { q, chosen: {} }).rows.map(({ title }) => title)
  expect(titles('CHECKOUT deploy')).toEqual(['Deploy broke checkout'])
  expect(titles('  ')).toHaveLength(3)
  expect(titles('deploy ledger')).toEqual([])
})

test('a facet counts what a click on each of its values would give', () => {
  const { rows, facets } = searchRows(ROWS, TABLE, { q: '', chosen: { cause: 'deploy' } })
  expect(rows).toHaveLength(2)
  // Causes are counted without the chosen cause, services with it.
  expect(facets.cause).toEqual([
    { value: 'deploy', count: 2 },
    { value: 'database', count: 1 },
  ])
  expect(facets.service).toEqual([
    { value: 'auth', count: 1 },
    { value: 'checkout', count: 1 },
    { value: 'ledger', count: 1 },
  ])
})

test('each count is the number of rows that choosing it gives, whatever the rows', () => {
  const row = fc.record({
    title: fc.constantFrom('one', 'two', 'one two'),
    services: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    cause: fc.constantFrom('x', 'y'),
  })
  const chosen = fc.record({
    service: fc.option(fc.constantFrom('a', 'b', 'd'), { nil: undefined }),
    cause: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(row), chosen, fc.constantFrom('', 'one', 'two one'), (rows, narrowed, q) => {
      const { facets } = searchRows(rows, TABLE, { q, chosen: narrowed })
      for (const facet of ['service', 'cause'] as const) {
        for (const { value, count } of facets[facet] ?? []) {
          const after = searchRows(rows, TABLE, { q, chosen: { ...narrowed, [facet]: value } })
          expect(after.rows).toHaveLength(count)
        }
      }
    }),
    { seed: 41 },
  )
})
