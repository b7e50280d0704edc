import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIMENSIONS, type PerDimension, perDimension } from '../../../model/evidence/lens.ts'
import { insightReport } from '../../../model/insight/insight-report.ts'
import { leadRange } from '../../../model/ranking/lead-range.ts'
import { orderByMean } from '../../../model/ranking/order.ts'
import type { PreparedRanking } from '../../../model/ranking/prepare.ts'
import { evenly } from '../../support/evenly.ts'
import { AT_THEIR_WORD, exactly, loss, PROPERTY, project } from '../../support/evidence.ts'
import { arbitraryRanking, arbitraryWeights, certain, ONLY_RELIABILITY, oneService } from '../../support/insight.ts'
import { restated } from '../../support/restated.ts'

const leadIn = (prepared: PreparedRanking, id: string, weights: PerDimension = ONLY_RELIABILITY) =>
  insightReport(prepared, { id: 'test', weights }, id, 0, new Map()).lead

test('worked: .3 in 1 to 6 weeks against .5 in 2: first in less than 1.2 weeks, or by stopping .625 in its mean of 2.5', () => {
  const prepared = oneService(
    [
      certain('half', 0.5, 2),
      certain('tenth', 0.1, 2),
      project('third', [{ frequency: exactly(0.3) }], { effort: [{ team: 'core', low: 1, likely: 2, high: 6 }] }),
    ],
    [loss('i')],
    { assumptions: AT_THEIR_WORD },
  )
  const lead = leadIn(prepared, 'third')
  expect(lead?.leader).toEqual({ id: 'half', title: 'half', leverage: 0.25 })
  expect(lead?.conditions.map(({ words, at }) => [words, at])).toEqual([
    ['Effort at most 1.2 weeks', 1.2],
    ['Fewer incidents at least 63%', 0.625],
  ])
  const [effort, saving] = lead?.conditions ?? []
  expect(effort?.chance).toBeGreaterThan(0.01)
  // An exact estimate is on the wrong side for sure.
  expect(saving?.chance).toBe(0)
  // .3 in 2.5 weeks is .12 a week.
  expect(lead?.words).toEqual({
    finding: 'One estimate alone could put it first',
    distance: 'half leads with 25.0 a week, 2.08 times as much',
  })
  expect(leadIn(prepared, 'half')).toBeNull()
})

test('at a condition it ties with the leader, and beyond it nobody is before it: by ranking it anew', () => {
  let checked = 0
  fc.assert(
    fc.property(arbitraryRanking(2, 4), arbitraryWeights, (prepared, weights) => {
      for (const { project: own } of prepared.projects) {
        for (const { key, at, side } of leadIn(prepared, own.id, weights)?.conditions ?? []) {
          const placeAt = (value: number) => {
            const stated = restated(prepared, own.id, key, value)
            return stated ? orderByMean(stated, weights).find(({ id }) => id === own.id)?.rank : null
          }
          const step = 1e-3 * (side === 'at least' ? 1 : -1)
          const [short, beyond] = [placeAt(at * (1 - step)), placeAt(at * (1 + step))]
          if (short == null || beyond == null || at * (1 + step) > 1) continue
          checked += 1
          expect(beyond).toBe(1)
          expect(short).toBeGreaterThan(1)
        }
      }
    }),
    PROPERTY,
  )
  expect(checked).toBeGreaterThan(50)
})

test('a project leads within its range of weights and nowhere else: by ranking under each of them', () => {
  let within = 0
  fc.assert(
    fc.property(
      arbitraryRanking(2, 4),
      arbitraryWeights,
      fc.constantFrom(...DIMENSIONS),
      evenly(0, 1),
      (prepared, weights, dimension, weight) => {
        const rest = 1 - weights[dimension]
        const at = perDimension((each) => (each === dimension ? weight : (weights[each] / rest) * (1 - weight)))
        const ranked = orderByMean(prepared, at)
        const first = ranked[0]?.leverage ?? 0
        for (const { id, leverage } of ranked) {
          const range = leadRange(prepared, weights, dimension, id)
          const lead = first > 0 ? leverage / first - 1 : 0
          const isWithin = range !== null && weight >= range.least && weight <= range.most
          // A tie is on the edge of both, whatever rounding makes of it.
          if (Math.abs(lead) > 1e-9 || !isWithin) expect(isWithin).toBe(lead >= -1e-12)
          if (isWithin) within += 1
        }
      },
    ),
    { ...PROPERTY, numRuns: 200 },
  )
  expect(within).toBeGreaterThan(100)
})

test('a weight that is named is where it takes the lead, and the best lens is where it stands highest', () => {
  const STEP = 1e-3
  let checked = 0
  fc.assert(
    fc.property(arbitraryRanking(2, 4), arbitraryWeights, arbitraryWeights, (drawn, weights, other) => {
      const lenses = [weights, other].map((each, index) => ({ id: `${index}`, title: `${index}`, weights: each }))
      const prepared = { ...drawn, evidence: { ...drawn.evidence, lenses } }
      const rankIn = (each: PerDimension, id: string) => orderByMean(prepared, each).find((one) => one.id === id)?.rank
      for (const { project: own } of prepared.projects) {
        const lead = leadIn(prepared, own.id, weights)
        if (!lead) continue
        expect(lead.bestLens?.rank).toBe(Math.min(...lenses.map((lens) => rankIn(lens.weights, own.id) ?? 0)))
        for (const { dimension, now, at, words } of lead.weights) {
          const range = leadRange(prepared, weights, dimension, own.id)
          if (range && range.most - range.least < 2 * STEP) continue
          const isOver = words.includes(' over ')
          expect(isOver).toBe(at > now)
          const leadsAt = (weight: number) => {
            const shift = (1 - weight) / (1 - weights[dimension])
            return (
              rankIn(
                perDimension((each) => (each === dimension ? weight : weights[each] * shift)),
                own.id,
              ) === 1
            )
          }
          checked += 1
          expect(leadsAt(isOver ? at + STEP : at - STEP)).toBe(true)
          const short = isOver ? at - STEP : at + STEP
          if (short > 0 && short < 1) expect(leadsAt(short)).toBe(false)
        }
      }
    }),
    { ...PROPERTY, numRuns: 30 },
  )
  expect(checked).toBeGreaterThan(20)
})
