import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import type { Request } from '../../../model/evidence/demand.ts'
import { demandOf, demandPoints } from '../../../model/loss/demand.ts'
import { money } from '../../../model/quantity.ts'
import { at, request } from '../../support/evidence.ts'

const staked = (id: string, changes: Partial<Request> = {}) =>
  request(id, {
    createdAt: at('2025-11-01T00:00:00Z'),
    accounts: ['acme'],
    atStake: money(1000),
    chanceOfLoss: { low: 0.1, likely: 0.2, high: 0.5 },
    ...changes,
  })

test('weight is 1 + log2(1 + people) + 3 for each account, named once', () => {
  expect(demandPoints({ people: 7, accounts: ['a', 'b', 'a'] }, DEFAULT_ASSUMPTIONS)).toBe(1 + 3 + 6)
  expect(demandPoints({ people: 0, accounts: [] }, DEFAULT_ASSUMPTIONS)).toBe(1)
})

test('revenue at stake counts once for each account and service, and not at all without a chance', () => {
  const stakes = demandOf(
    [],
    [
      staked('first'),
      staked('again'),
      staked('other service', { service: 'web' }),
      staked('other account', { accounts: ['bolt'] }),
      staked('no chance stated', { accounts: ['crow'], chanceOfLoss: null }),
    ],
    DEFAULT_ASSUMPTIONS,
  ).map(({ id, atStake }) => [id, atStake])
  expect(stakes).toEqual([
    ['first', 1000],
    ['again', 0],
    ['other service', 1000],
    ['other account', 1000],
    ['no chance stated', 0],
  ])
})

test('what is closed weighs nothing', () => {
  expect(demandOf([], [staked('done', { closedAt: at('2025-12-01T00:00:00Z') })], DEFAULT_ASSUMPTIONS)).toEqual([])
})
