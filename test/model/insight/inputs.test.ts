import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leverageAt, lineAt } from '../../../model/insight/input.ts'
import { projectInputs } from '../../../model/insight/inputs.ts'
import { tornado } from '../../../model/insight/tornado.ts'
import { valueParts } from '../../../model/insight/value-parts.ts'
import { orderByMean } from '../../../model/ranking/order.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { painPerUnit } from '../../../model/ranking/weights.ts'
import { evenly } from '../../support/evenly.ts'
import { AT_THEIR_WORD, exactly, loss, PROPERTY } from '../../support/evidence.ts'
import {
  arbitraryRanking,
  arbitraryWeights,
  certain,
  fullEvidence,
  noCapacity,
  ONLY_RELIABILITY,
  oneService,
  preparedProject,
} from '../../support/insight.ts'

test('at its mean every input gives the leverage of the ranking', () => {
  fc.assert(
    fc.property(arbitraryRanking(), arbitraryWeights, (prepared, weights) => {
      const pain = painPerUnit(weights, prepared.totals)
      for (const { id, leverage } of orderByMean(prepared, weights))
        for (const input of projectInputs(prepared, preparedProject(prepared, id), pain))
          expect(leverageAt(input, input.spread.mean)).toBeCloseTo(leverage, 10)
    }),
    PROPERTY,
  )
})

test('away from its mean a stated input gives the leverage that ranking it anew would', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 2), arbitraryWeights, evenly(0, 1), (prepared, weights, x) => {
      const pain = painPerUnit(weights, prepared.totals)
      for (const own of prepared.projects) {
        for (const input of projectInputs(prepared, own, pain)) {
          const { subject } = input
          if (subject.kind !== 'mechanism') continue
          const effects = own.project.effects.map((effect, at) =>
            at === subject.effect ? { ...effect, [subject.mechanism]: exactly(x) } : effect,
          )
          const again = prepareRanking({ ...prepared.evidence, projects: [{ ...own.project, effects }] })
          expect(lineAt(input.value, x)).toBeCloseTo(orderByMean(again, weights)[0]?.value ?? Number.NaN, 10)
        }
      }
    }),
    { ...PROPERTY, numRuns: 40 },
  )
})

test('what the record tells accounts for all value but that of demand points', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 3), arbitraryWeights, (prepared, weights) => {
      const pain = painPerUnit(weights, prepared.totals)
      for (const own of prepared.projects) {
        const told = projectInputs(prepared, own, pain).filter(
          ({ subject }) => subject.kind !== 'mechanism' && subject.kind !== 'effort',
        )
        // All of them at 0: no failure, no risk, no burn, nothing at stake.
        const without = told.reduce((sum, { value, spread }) => sum - value.slope * spread.mean, 0)
        const value = orderByMean(prepared, weights).find(({ id }) => id === own.project.id)?.value ?? 0
        expect(value + without).toBeCloseTo(own.avoided.total.demand * pain.demand, 9)
      }
    }),
    PROPERTY,
  )
})

test('every kind of input is there, once', () => {
  const effects = [
    { frequency: exactly(0.5) },
    { risks: ['zone'], blastRadius: exactly(0.4) },
    { background: true, frequency: exactly(0.3) },
    { requests: true, closing: exactly(0.5) },
  ]
  const prepared = prepareRanking(fullEvidence([loss('i1')], [{ ...certain('all', 0.1, 2), effects }]))
  const inputs = projectInputs(
    prepared,
    preparedProject(prepared, 'all'),
    painPerUnit({ reliability: 0.4, revenue: 0.3, toil: 0.2, demand: 0.1 }, prepared.totals),
  )
  expect(inputs.map(({ key }) => key).sort()).toEqual(
    [
      'background/api',
      'chance of loss/request',
      'effect/0/frequency',
      'effect/1/blastRadius',
      'effect/2/frequency',
      'effect/3/closing',
      'effort/0/core',
      'failures/api',
      'failures/mail',
      'failures/web',
      'risk/zone',
    ].sort(),
  )
})

test('a tornado: what moves leverage most comes first, and bars that cross the rival say so', () => {
  const stated = { ...certain('mine', 0, 4), effects: [{ frequency: { low: 0.4, likely: 0.5, high: 0.6 } }] }
  const prepared = oneService([{ ...stated, effort: [{ team: 'core', low: 1, likely: 4, high: 9 }] }], [loss('i1')], {
    teams: noCapacity,
    assumptions: AT_THEIR_WORD,
  })
  const inputs = projectInputs(
    prepared,
    preparedProject(prepared, 'mine'),
    painPerUnit(ONLY_RELIABILITY, prepared.totals),
  ).filter(({ subject }) => subject.kind !== 'failures')
  const bars = tornado(inputs, { id: 'other', role: 'next in rank', leverage: 0.1 })
  expect(bars.map(({ input }) => input.key)).toEqual(['effort/0/core', 'effect/0/frequency'])
  const [effort, saving] = bars
  expect(effort?.low.leverage).toBeGreaterThan(effort?.high.leverage ?? 1)
  expect(effort?.swing).toBeCloseTo((effort?.low.leverage ?? 0) - (effort?.high.leverage ?? 0), 14)
  expect(saving?.low.leverage).toBeLessThan(saving?.high.leverage ?? 0)
  expect([effort?.crosses, saving?.crosses]).toEqual([true, false])
  expect(tornado(inputs, null).map(({ crosses }) => crosses)).toEqual([null, null])
})

test('the parts of a value add up to it', () => {
  fc.assert(
    fc.property(arbitraryRanking(), arbitraryWeights, (prepared, weights) => {
      for (const { id, value } of orderByMean(prepared, weights)) {
        const parts = valueParts(prepared, preparedProject(prepared, id), weights)
        expect(parts.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(value, 12)
        for (const { share, weight, adds } of parts) expect(adds).toBe(share * weight)
      }
    }),
    PROPERTY,
  )
})
