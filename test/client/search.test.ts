import { expect, test } from 'vitest'
import { exportAddress } from '../../client/lib/export-address.ts'
import { parseSearch, searchSchema, stringifySearch } from '../../client/lib/search.ts'

test('an address is readable and reads back', () => {
  const search = {
    lens: 'engineering',
    weights: '55,10,25,10',
    project: 'canary',
    q: 'pay & save',
    team: 'Core API',
    asOf: '2026-09-28',
  }
  const text = stringifySearch(search)
  expect(text).toBe('?lens=engineering&weights=55,10,25,10&project=canary&q=pay+%26+save&team=Core+API&asOf=2026-09-28')
  expect(searchSchema.parse(parseSearch(text))).toEqual(search)
})

test('what cannot be understood is left out, the rest stays', () => {
  const search = searchSchema.parse(parseSearch('?lens=&weights=1,2,3&asOf=yesterday&project=canary&unknown=1'))
  expect(Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))).toEqual({
    project: 'canary',
  })
})

test('empty parts leave no trace', () => {
  expect(stringifySearch({ lens: undefined, q: '' })).toBe('')
})

test('an export takes the lens, weights and day of the view, not its filter', () => {
  expect(exportAddress('csv', { lens: 'sales', q: 'pay', project: 'canary', asOf: '2026-09-28' })).toBe(
    '/api/v1/ranking?format=csv&lens=sales&asOf=2026-09-28&download=yes',
  )
})
