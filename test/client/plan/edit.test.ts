import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weeksOf } from '../../../client/features/plan/capacity-field.tsx'
import { quartersAround } from '../../../client/features/plan/quarters.ts'
import { editOf, editOfOrder, locked, moved, orderOf, type PlanEdit, searchOf } from '../../../client/lib/plan-edit.ts'
import { parseSearch, searchSchema, stringifySearch } from '../../../client/lib/search.ts'

const id = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => text.trim() === text && text !== '-')
const ids = fc.uniqueArray(id, { maxLength: 4 })
const edit: fc.Arbitrary<PlanEdit> = fc.record({
  quarter: fc.constantFrom(null, '2026Q4'),
  lens: fc.constantFrom(null, 'business'),
  weights: fc.constantFrom(null, '55,10,25,10'),
  capacity: fc.dictionary(
    id,
    fc.option(
      fc.integer({ min: 0, max: 99 }).map((half) => half / 2),
      { nil: null },
    ),
    { maxKeys: 3 },
  ),
  lockedIn: ids,
  lockedOut: ids,
  apart: fc.array(fc.tuple(id, id), { maxLength: 2 }),
  members: fc.option(ids, { nil: null }),
})

test('a plan survives its way through an address, whatever its ids are', () => {
  fc.assert(
    fc.property(edit, (given) => {
      const address = stringifySearch(searchOf(given))
      expect(editOf(searchSchema.parse(parseSearch(address)))).toEqual(given)
    }),
    { numRuns: 200, seed: 20261003 },
  )
})

const plain: PlanEdit = {
  quarter: '2026Q4',
  lens: null,
  weights: null,
  capacity: { edge: 3.5, core: null },
  lockedIn: ['a'],
  lockedOut: ['b'],
  apart: [['a', 'c']],
  members: ['a'],
}

test('a scenario opens as the plan that it was kept of', () => {
  expect(editOfOrder(orderOf(plain))).toEqual(plain)
  expect(orderOf({ ...plain, weights: '55,10,25,10' }).weights).toEqual({
    reliability: 0.55,
    revenue: 0.1,
    toil: 0.25,
    demand: 0.1,
  })
})

test('moving takes a lock along that says otherwise; locking moves', () => {
  expect(moved(plain, ['a'], 'b', true)).toMatchObject({ members: ['a', 'b'], lockedOut: [], lockedIn: ['a'] })
  expect(moved(plain, ['a'], 'a', false)).toMatchObject({ members: [], lockedIn: [] })
  expect(locked(plain, ['a'], 'b', 'in')).toMatchObject({ members: ['a', 'b'], lockedIn: ['a', 'b'], lockedOut: [] })
  expect(locked(plain, ['a'], 'a', 'out')).toMatchObject({ members: [], lockedIn: [], lockedOut: ['b', 'a'] })
  expect(locked(plain, ['a'], 'a', null)).toMatchObject({ members: ['a'], lockedIn: [] })
})

test.each([
  ['6', 6],
  ['3,5', 3.5],
  ['1/2', 3.5],
  ['', null],
  ['-1', undefined],
  ['many', undefined],
])('"%s" weeks are %s', (text, weeks) => {
  expect(weeksOf(text, 7)).toBe(weeks)
})

test('the quarters to choose from hold the one that is shown', () => {
  expect(quartersAround('2026-09-28', '2026Q4')).toEqual(['2026Q3', '2026Q4', '2027Q1', '2027Q2', '2027Q3', '2027Q4'])
  expect(quartersAround('2026-09-28', '2025Q1')[0]).toBe('2025Q1')
})
