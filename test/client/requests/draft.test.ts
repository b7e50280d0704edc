import { expect, test } from 'vitest'
import { EMPTY_NEED, readNeed } from '../../../client/features/requests/draft.ts'

const read = (changes: Partial<typeof EMPTY_NEED>) => readNeed({ ...EMPTY_NEED, title: 'Slow', ...changes })

test('a sentence is enough', () => {
  expect(read({}).request).toMatchObject({ title: 'Slow', service: null, atStake: null, chanceOfLoss: null })
  expect([...readNeed(EMPTY_NEED).faults]).toEqual([['title', 'say in a sentence what hurts']])
})

test.each([
  ['420000', 420_000],
  ['420,000', 420_000],
  ['420k', 420_000],
  ['1.2M', 1_200_000],
  ['', null],
])('%o is what is at stake', (atStake, amount) => {
  expect(read({ atStake }).request?.atStake).toBe(amount)
})

test('of a chance the likely one is enough, as a percentage', () => {
  const stake = { atStake: '1k' }
  expect(read({ ...stake, likely: '20%' }).request?.chanceOfLoss).toEqual({ low: 0.2, likely: 0.2, high: 0.2 })
  expect(read({ ...stake, low: '10', likely: '20', high: '40' }).request?.chanceOfLoss?.high).toBe(0.4)
})

test.each([
  ['an amount that is none', { atStake: 'a lot' }, 'atStake', 'write an amount, such as 420000 or 420k'],
  ['a chance that is none', { atStake: '1', likely: 'high' }, 'chanceOfLoss', 'write percentages, such as 20'],
  ['a range without its middle', { atStake: '1', low: '10' }, 'chanceOfLoss', 'say which is most likely'],
  ['a chance of nothing', { likely: '10' }, 'chanceOfLoss', 'say how much is at stake, too'],
] as const)('%s is no need', (_, changes, field, words) => {
  const { request, faults } = read(changes)
  expect(request).toBeNull()
  expect(faults.get(field)).toBe(words)
})

test('figures out of order are told where they stand', () => {
  const { faults } = read({ atStake: '1', low: '30', likely: '20', high: '40' })
  expect(faults.get('chanceOfLoss')).toContain('write them in order low, likely, high')
})
