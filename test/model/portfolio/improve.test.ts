import { expect, test } from 'vitest'
import { plainPrices } from '../../../model/portfolio/fill.ts'
import { forceIn, throwOut } from '../../../model/portfolio/force.ts'
import { foundOf } from '../../../model/portfolio/found.ts'
import { improve } from '../../../model/portfolio/improve.ts'
import { positionsOf } from '../../../model/portfolio/regret.ts'
import { idsOf, PATIENT, problemOf, remover, riskEvidence, stepBudget, team } from '../../support/portfolio.ts'

const company = riskEvidence(
  { a: 40, b: 25, c: 20, d: 5, e: 10 },
  [
    remover('a', 'a', 'core', 4),
    remover('b', 'b', 'core', 3),
    remover('c', 'c', 'core', 2),
    remover('d', 'd', 'core', 1),
    remover('e', 'e', 'core', 1, { dependsOn: ['d'] }),
    remover('twin', 'a', 'core', 1),
  ],
  [team('core', 5)],
)
const problem = problemOf(company, { lockedOut: ['twin'] })
const prices = plainPrices(problem)
const at = (...ids: string[]) => positionsOf(problem, ids)
const positionOf = (id: string) => at(id)[0] as number

test('local search finds the exchange that adding alone cannot', () => {
  // d and e are 15 and leave 3 weeks for b; b and c are 45.
  const start = foundOf(problem, at('b', 'd', 'e'))
  expect(start.value).toBeCloseTo(0.4, 12)
  expect(improve(problem, start, prices, PATIENT).value).toBeCloseTo(0.45, 12)
  expect(improve(problem, start, prices, stepBudget(0))).toBe(start)
})

test('who is forced in evicts those that give the least for their weeks', () => {
  // b is 8.3 a week, d 5: d goes, and what is left is full.
  expect(idsOf(problem, forceIn(problem, at('b', 'd'), positionOf('c'), prices)?.members ?? [])).toEqual(['b', 'c'])
})

test('who is forced in brings what it needs, and evicts what it excludes', () => {
  const rivals = problemOf(company, { lockedOut: ['twin'], exclusions: [['d', 'a']] })
  // e brings d, which excludes a; c, 10 a week, fits beside them before b does.
  expect(idsOf(rivals, forceIn(rivals, at('a'), positionOf('e'), prices)?.members ?? [])).toEqual(['c', 'd', 'e'])
  const locked = problemOf(company, { lockedIn: ['a'] })
  expect(forceIn(locked, at('a'), positionOf('b'), prices)).toBeNull()
})

test('who is thrown out takes along those that depend on it, and stays out', () => {
  expect(idsOf(problem, throwOut(problem, at('b', 'd', 'e'), positionOf('d'), prices).members)).toEqual(['b', 'c'])
})

test('a member that adds nothing is dropped, unless it is needed or locked in', () => {
  const open = problemOf(company)
  const named = (...ids: string[]) => positionsOf(open, ids)
  expect(idsOf(open, foundOf(open, named('a', 'twin')).members)).toEqual(['twin'])
  const locked = problemOf(company, { lockedIn: ['a'] })
  expect(idsOf(locked, foundOf(locked, named('a', 'twin')).members)).toEqual(['a'])
  const idle = { ...company, risks: company.risks.filter(({ id }) => id !== 'd') }
  const needed = problemOf(idle)
  expect(idsOf(needed, foundOf(needed, named('d', 'e')).members)).toEqual(['d', 'e'])
  expect(idsOf(needed, foundOf(needed, named('b', 'd')).members)).toEqual(['b'])
})
