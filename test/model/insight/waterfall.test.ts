import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DIMENSIONS } from '../../../model/evidence/lens.ts'
import { PROVENANCES } from '../../../model/evidence/provenance.ts'
import { rivalOf } from '../../../model/insight/rival.ts'
import { type Waterfall, type WaterfallBar, waterfall } from '../../../model/insight/waterfall.ts'
import { days, minutes, ratio } from '../../../model/quantity.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { exactly, loss, PROPERTY, project, service } from '../../support/evidence.ts'
import {
  arbitraryRanking,
  certain,
  fullEvidence,
  noCapacity,
  ONLY_RELIABILITY,
  oneService,
  preparedProject,
} from '../../support/insight.ts'

const amounts = (bar: WaterfallBar) => [
  ...DIMENSIONS.map((dimension) => bar.amount.total[dimension]),
  ...PROVENANCES.flatMap((provenance) => DIMENSIONS.map((dimension) => bar.amount.byProvenance[provenance][dimension])),
]
const sum = (bars: readonly WaterfallBar[]) =>
  bars.map(amounts).reduce((total, own) => total.map((each, at) => each + (own[at] ?? 0)))

test('it adds up, in every dimension and however each part is known', () => {
  fc.assert(
    fc.property(arbitraryRanking(), (prepared) => {
      for (const own of prepared.projects) {
        const fall = waterfall(prepared, own)
        const near = (left: readonly number[], right: readonly number[]) =>
          left.forEach((each, at) => {
            expect(Math.abs(each - (right[at] ?? Number.NaN))).toBeLessThan(1e-9 * Math.max(1, each))
          })
        near(amounts(fall.total), sum([fall.elsewhere, fall.outOfScope, fall.inScope]))
        near(amounts(fall.inScope), sum([...fall.removed, fall.left]))
        for (const dimension of DIMENSIONS) {
          expect(fall.total.amount.total[dimension]).toBeCloseTo(prepared.totals[dimension], 6)
          const removed = fall.removed.reduce((total, { amount }) => total + amount.total[dimension], 0)
          expect(removed).toBeCloseTo(own.avoided.total[dimension], 6)
        }
      }
    }),
    PROPERTY,
  )
})

test('rows: every unit and request is in exactly one of elsewhere, out of scope and in scope', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 3), (prepared) => {
      for (const own of prepared.projects) {
        const { total, elsewhere, outOfScope, inScope, removed } = waterfall(prepared, own)
        const parts = [elsewhere, outOfScope, inScope]
        expect(parts.flatMap(({ units }) => units).sort((one, other) => one - other)).toEqual(total.units)
        expect(parts.flatMap(({ demand }) => demand).sort()).toEqual([...total.demand].sort())
        for (const { units, demand } of removed) {
          expect(units.every((unit) => inScope.units.includes(unit))).toBe(true)
          expect(demand.every((id) => inScope.demand.includes(id))).toBe(true)
        }
      }
    }),
    { ...PROPERTY, numRuns: 40 },
  )
})

/** A risk alone: config mishap of the Google CRE sheet, 91.3125 bad minutes a year. */
const configMishap = (effects: Parameters<typeof project>[1]) => {
  const prepared = oneService([project('both', effects)], [], {
    services: [service('api')],
    risks: [
      {
        id: 'mishap',
        title: 'Config mishap',
        service: 'api',
        cause: 'configuration',
        timeBetweenFailures: days(120),
        timeToDetect: minutes(30),
        timeToResolve: minutes(120),
        share: ratio(0.2),
        confidence: 'high',
      },
    ],
  })
  return waterfall(prepared, preparedProject(prepared, 'both'))
}

describe('worked: the config mishap of the CRE risk sheet, 91.3125 minutes a year', () => {
  const lost = (bar: WaterfallBar | undefined) => bar?.amount.total.reliability
  const both: readonly [string, Waterfall][] = [
    ['in one effect', configMishap([{ risks: ['mishap'], frequency: exactly(0.6), recovery: exactly(0.75) }])],
    [
      'in two effects',
      configMishap([
        { risks: ['mishap'], recovery: exactly(0.75) },
        { risks: ['mishap'], frequency: exactly(0.6) },
      ]),
    ],
  ]
  test.each(both)('six in ten fewer, and TTR from 120 to 30, %s', (_, fall) => {
    expect(lost(fall.total)).toBeCloseTo(91.3125, 10)
    expect(fall.removed.map(({ mechanism }) => mechanism)).toEqual(['frequency', 'recovery'])
    expect(lost(fall.removed[0])).toBeCloseTo(54.7875, 10)
    // Of the rest, .75 x 120/150 goes: together 76.7025, never the naive 109.575.
    expect(lost(fall.removed[1])).toBeCloseTo(76.7025 - 54.7875, 10)
    expect(lost(fall.left)).toBeCloseTo(91.3125 - 76.7025, 10)
  })
})

test('elsewhere is other services, out of scope is the rest of the same', () => {
  const prepared = prepareRanking(
    fullEvidence(
      [loss('deploy'), loss('network', { cause: 'network' }), loss('web', { service: 'web' })],
      [project('mine', [{ services: ['api'], causes: ['deploy'], frequency: exactly(0.5) }])],
    ),
  )
  const fall = waterfall(prepared, preparedProject(prepared, 'mine'))
  const ids = (bar: WaterfallBar) => bar.units.map((unit) => prepared.forecast.units[unit]?.id)
  expect(ids(fall.inScope)).toEqual(['deploy', 'prior/api/deploy'])
  expect(ids(fall.outOfScope)).toEqual(['network', 'prior/api/network', 'background/api'])
  expect(ids(fall.elsewhere)).toContain('web')
  expect([fall.outOfScope.demand, fall.elsewhere.demand]).toEqual([['request'], ['issue']])
})

test('burn has no time to shorten: recovery takes nothing of it and has none of its rows', () => {
  const prepared = prepareRanking(
    fullEvidence(
      [loss('i1')],
      [project('mine', [{ background: true, frequency: exactly(0.3), recovery: exactly(1) }])],
    ),
  )
  const [frequency, recovery] = waterfall(prepared, preparedProject(prepared, 'mine')).removed
  expect(frequency?.amount.total.reliability).toBeGreaterThan(0)
  expect(recovery).toMatchObject({ units: [], amount: { total: { reliability: 0 } } })
})

describe('what a project must beat', () => {
  const three = [certain('a', 0.9, 3), certain('b', 0.6, 3), certain('c', 0.3, 3)]
  const rival = (id: string, capacity: number | null) =>
    rivalOf(oneService(three, [loss('i1')], { teams: [{ id: 'core', title: 'Core', capacity }] }), ONLY_RELIABILITY, id)

  test('the first left out; for that one, the last taken', () => {
    expect(rival('a', 6)).toMatchObject({ id: 'c', role: 'first left out' })
    expect(rival('b', 6)).toMatchObject({ id: 'c', role: 'first left out' })
    expect(rival('c', 6)).toMatchObject({ id: 'b', role: 'last taken' })
  })
  test('with room for all, nobody', () => {
    expect(rival('a', 20)).toBeNull()
  })
  test('with room for none, the best competes with the next', () => {
    expect(rival('a', 1)).toMatchObject({ id: 'b', role: 'next in rank' })
  })
  test('without a capacity, the next in rank; for the last, the one before', () => {
    expect(rival('b', null)).toMatchObject({ id: 'c', role: 'next in rank' })
    expect(rival('c', null)).toMatchObject({ id: 'b', role: 'previous in rank' })
    expect(noCapacity).toHaveLength(1)
  })
  test('a project that does not compete is refused', () => {
    expect(() => rival('nobody', 6)).toThrow(RangeError)
  })
})
