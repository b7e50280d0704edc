import { expect, test } from 'vitest'
import { givenUp } from '../../../model/portfolio/given-up.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { remover, riskEvidence, team } from '../../support/portfolio.ts'

const prepared = prepareRanking(
  riskEvidence(
    { a: 40, b: 25, c: 20 },
    [
      remover('a', 'a', 'core', 4),
      remover('b', 'b', 'core', 3),
      remover('c', 'c', 'core', 2),
      // Takes half of what "a" takes away, and nothing of its own.
      remover('half', 'a', 'core', 1, { effects: [{ risks: ['a'], frequency: { low: 0.5, likely: 0.5, high: 0.5 } }] }),
    ],
    [team('core', 5)],
  ),
)
const simulation = simulate(prepared)
const between = (best: string[], mine: string[], days = 365.25) => givenUp(prepared, simulation, { best, mine, days })

test('customer minutes that only the best plan saves, less those that only the other saves', () => {
  // A year of 40 against one of 25: 15 minutes; in a fifth of the year a fifth of that.
  expect(between(['a'], ['b']).mean).toBeCloseTo(15, 4)
  expect(between(['a'], ['b'], 73.05).mean).toBeCloseTo(3, 4)
  expect(between(['a', 'c'], ['b', 'c']).mean).toBeCloseTo(15, 4)
  const { mean, p10, p90 } = between(['a', 'b'], ['b'])
  expect(mean).toBeCloseTo(40, 4)
  expect(p10).toBeLessThan(mean)
  expect(p90).toBeGreaterThan(mean)
})

test('what both hold, and what overlaps with it, is given up by nobody', () => {
  expect(between(['a', 'b'], ['b', 'a'])).toEqual({ mean: 0, p10: 0, p90: 0 })
  expect(between(['a', 'half'], ['a']).mean).toBeCloseTo(0, 6)
  expect(between(['a', 'half'], ['half']).mean).toBeCloseTo(20, 4)
})

test('the other way round it is gained: the interval is the same with its sign turned', () => {
  const there = between(['a'], ['b', 'c'])
  const back = between(['b', 'c'], ['a'])
  expect(back.mean).toBeCloseTo(-there.mean, 6)
  expect(back.p10).toBeCloseTo(-there.p90, 2)
  expect(back.p90).toBeCloseTo(-there.p10, 2)
})
