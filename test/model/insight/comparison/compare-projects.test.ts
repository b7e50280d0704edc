import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_LENSES } from '../../../../model/evidence/lens.ts'
import { compareProjects } from '../../../../model/insight/comparison/compare-projects.ts'
import { orderByMean } from '../../../../model/ranking/order.ts'
import type { PreparedRanking } from '../../../../model/ranking/prepare.ts'
import { simulate } from '../../../../model/ranking/simulate.ts'
import { AT_THEIR_WORD, exactly, loss, PROPERTY, project } from '../../../support/evidence.ts'
import { arbitraryRanking, arbitraryWeights, certain, ONLY_RELIABILITY, oneService } from '../../../support/insight.ts'
import { restated } from '../../../support/restated.ts'

const lens = { id: 'test', weights: ONLY_RELIABILITY }
const compared = (prepared: PreparedRanking, one: string, other: string) =>
  compareProjects(prepared, simulate(prepared), lens, [one, other], new Map())

test('worked: .5 in 2 weeks beats .3 in 2 weeks for sure; the second needs 1.2 weeks, or .5; the first needs 3.33', () => {
  const prepared = oneService([certain('half', 0.5, 2), certain('third', 0.3, 2)], [loss('i')], {
    assumptions: AT_THEIR_WORD,
  })
  const report = compared(prepared, 'third', 'half')
  expect([report.first.id, report.second.id, report.chance]).toEqual(['half', 'third', 1])
  expect(report.words.chance).toBe('half beats third with a chance of >99%')
  expect(report.words.why).toBe('half removes 67% more pain than third, for as much work')
  // Done together they stop 1 - .5 x .7 of what alone would add up to .8.
  expect(report.shared).toMatchObject({ incidents: 1, together: 0.65, twice: 0.15 })
  // Exact estimates are on the wrong side of each tie, and how often the service fails moves both alike.
  expect(report.conditions).toEqual([])
})

test('a condition says at which value, on which side and how likely the second leads', () => {
  const effort = [{ team: 'core', low: 1, likely: 2, high: 6 }]
  const prepared = oneService(
    [certain('half', 0.5, 2), project('third', [{ frequency: exactly(0.3) }], { effort })],
    [loss('i')],
    { assumptions: AT_THEIR_WORD },
  )
  const { conditions, words } = compared(prepared, 'half', 'third')
  expect(conditions).toEqual([
    expect.objectContaining({ project: 'third', label: 'Effort', at: 1.2, side: 'at most', unit: 'weeks' }),
  ])
  expect(conditions[0]?.chance).toBeGreaterThan(0.01)
  expect(conditions[0]?.words).toBe('Effort of third at most 1.2 weeks')
  expect(words.conditions).toBe('One estimate alone could put third first')
})

test('at a condition the two tie, and beyond it the second leads: by restating the project anew', () => {
  let checked = 0
  fc.assert(
    fc.property(arbitraryRanking(2, 3), arbitraryWeights, (prepared, weights) => {
      const [one, other] = prepared.projects
      if (!one || !other) return
      const under = { id: 'test', weights }
      const ids = [one.project.id, other.project.id] as const
      const { first, second, conditions } = compareProjects(prepared, simulate(prepared), under, [...ids], new Map())
      for (const { key, at, side, project: owner } of conditions) {
        if (owner === null) continue
        const leadAt = (value: number) => {
          const stated = restated(prepared, owner, key.slice(key.indexOf('/') + 1), value)
          if (!stated) return null
          const leverage = new Map(orderByMean(stated, weights).map((place) => [place.id, place.leverage]))
          return (leverage.get(second.id) ?? 0) / (leverage.get(first.id) ?? 0) - 1
        }
        const [tied, beyond] = [leadAt(at), leadAt(at * (side === 'at least' ? 1.01 : 0.99))]
        if (tied === null || beyond === null) continue
        checked += 1
        expect(Math.abs(tied)).toBeLessThan(1e-4)
        expect(beyond).toBeGreaterThan(tied)
      }
    }),
    PROPERTY,
  )
  expect(checked).toBeGreaterThan(50)
})

test('whichever is named first, and overlaps never add', () => {
  fc.assert(
    fc.property(arbitraryRanking(2, 3), (prepared) => {
      const [one, other] = prepared.projects.map(({ project: { id } }) => id)
      if (!one || !other) return
      const report = compared(prepared, one, other)
      expect(compared(prepared, other, one)).toEqual(report)
      const { together, twice, pain } = report.shared
      const [alone, beside] = [report.first.value.mean, report.second.value.mean]
      expect(together + twice).toBeCloseTo(alone + beside, 5)
      expect(together).toBeGreaterThanOrEqual(Math.max(alone, beside) - 1e-6)
      expect(pain).toBeLessThanOrEqual(Math.min(report.first.reach.pain, report.second.reach.pain) + 1e-6)
      if (pain === 0) expect(twice).toBeCloseTo(0, 9)
      expect(report.lenses.map(({ id }) => id)).toEqual(DEFAULT_LENSES.map(({ id }) => id))
    }),
    { ...PROPERTY, numRuns: 20 },
  )
})

test('a project is not compared with itself', () => {
  const prepared = oneService([certain('half', 0.5, 2)], [loss('i')])
  expect(() => compared(prepared, 'half', 'half')).toThrow('not two projects')
})
