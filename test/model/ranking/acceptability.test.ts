import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIMENSIONS, type PerDimension } from '../../../model/evidence/lens.ts'
import { incompleteBeta } from '../../../model/numeric/incomplete-beta.ts'
import { acceptability, drawWeights } from '../../../model/ranking/acceptability.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { AT_THEIR_WORD, arbitraryLosses, evidence, exactly, PROPERTY, project } from '../../support/evidence.ts'
import { arbitraryFullProjects, arbitraryRanking, arbitraryWeights, fullEvidence } from '../../support/insight.ts'

const effort = [{ team: 'core', ...exactly(1) }]
const DRAWS = 4096

/** Facts without doubt: only the weights are unknown. The widget wins where demand weighs over 5/6 of demand and revenue. */
const dealAndWidget = (draws = DRAWS) =>
  prepareRanking(
    evidence({
      assumptions: { ...AT_THEIR_WORD, draws },
      demand: [
        { id: 'g', kind: 'issue', service: 'api', labels: [], points: 6, atStake: 0, chanceOfLoss: null },
        { id: 'q', kind: 'request', service: 'api', labels: [], points: 4, atStake: 900, chanceOfLoss: exactly(0.5) },
      ],
      projects: [
        project('widget', [{ issues: true, closing: exactly(1) }], { effort }),
        project('deal', [{ requests: true, closing: exactly(1) }], { effort }),
      ],
    }),
  )
const sales = { id: 'sales', weights: { reliability: 0, revenue: 0.2, toil: 0, demand: 0.8 } }

test('two projects on two weights: shares and central weights are those of the Beta distribution', () => {
  const prepared = dealAndWidget()
  const [widget, deal] = acceptability(prepared, simulate(prepared), sales)
  // Dirichlet(4, 16): the weight of demand is Beta(16, 4).
  const wins = 1 - incompleteBeta(16, 4, 5 / 6)
  const share = widget?.ranks[0] ?? 0
  expect(Math.abs(share - wins)).toBeLessThan(4 * Math.sqrt((wins * (1 - wins)) / DRAWS))
  expect([...(widget?.ranks ?? [])]).toEqual([share, 1 - share])
  expect([...(deal?.ranks ?? [])]).toEqual([1 - share, share])
  // E[w | w > c] = mean x P(Beta(17, 4) > c) / P(Beta(16, 4) > c); its standard error is below .001.
  const central = (0.8 * (1 - incompleteBeta(17, 4, 5 / 6))) / wins
  expect(Math.abs((widget?.centralWeights?.demand ?? 0) - central)).toBeLessThan(0.004)
  expect([widget?.confidence, deal?.confidence]).toEqual([1, 1])
})

test('drawn weights have the mean and variance of Dirichlet(20 x weights), and rescale like the lens', () => {
  const weights = { reliability: 0.4, revenue: 0.1, toil: 0.4, demand: 0.1 }
  const drawn = drawWeights(dealAndWidget(), { id: 'operations', weights })
  // Reliability and toil have no loss: revenue and demand have half each, Beta(10, 10), variance .25/21.
  expect(drawn.reliability.every((weight) => weight === 0)).toBe(true)
  const mean = drawn.demand.reduce((sum, weight) => sum + weight, 0) / DRAWS
  const variance = drawn.demand.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / DRAWS
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 21 / DRAWS))
  expect(variance / (0.25 / 21)).toBeGreaterThan(0.9)
  expect(variance / (0.25 / 21)).toBeLessThan(1.1)
  for (let draw = 0; draw < DRAWS; draw += 1)
    expect((drawn.demand[draw] ?? 0) + (drawn.revenue[draw] ?? 0)).toBeCloseTo(1, 12)
})

test('a project that is never first has no central weights, and one that removes nothing is never first', () => {
  const prepared = prepareRanking(
    evidence({
      demand: [{ id: 'g', kind: 'issue', service: 'api', labels: [], points: 6, atStake: 0, chanceOfLoss: null }],
      projects: [
        project('a', [{ issues: [], closing: exactly(1) }], { effort }),
        project('b', [{ issues: true, closing: exactly(0.5) }], { effort }),
      ],
    }),
  )
  const [nothing, half] = acceptability(prepared, simulate(prepared), sales)
  expect(nothing).toEqual({ id: 'a', ranks: Float64Array.from([0, 1]), centralWeights: null, confidence: null })
  expect(half?.confidence).toBe(1)
  const onlyToil = { id: 'toil', weights: { reliability: 0, revenue: 0, toil: 1, demand: 0 } }
  expect(acceptability(prepared, simulate(prepared), onlyToil).map(({ centralWeights }) => centralWeights)).toEqual([
    null,
    null,
  ])
})

test('every project has a rank and every rank a project in each draw; central weights sum to 1', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 6), arbitraryWeights, (prepared, weights) => {
      const found = acceptability(prepared, simulate(prepared), { id: 'custom', weights })
      expect(found.map(({ id }) => id)).toEqual(prepared.projects.map((own) => own.project.id))
      found.forEach(({ ranks, centralWeights, confidence }, rank) => {
        expect(ranks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        expect(found.reduce((sum, other) => sum + (other.ranks[rank] ?? 0), 0)).toBeCloseTo(1, 9)
        expect(confidence === null).toBe(centralWeights === null)
        if (centralWeights)
          expect(DIMENSIONS.reduce((sum, dimension) => sum + centralWeights[dimension], 0)).toBeCloseTo(1, 9)
      })
    }),
    { ...PROPERTY, numRuns: 40 },
  )
})

test('the same seed gives the same shares, in whichever order projects are listed', () => {
  const lens = (weights: PerDimension) => ({ id: 'custom', weights })
  fc.assert(
    fc.property(arbitraryLosses, arbitraryFullProjects(2, 4), arbitraryWeights, (losses, projects, weights) => {
      const find = (listed: typeof projects) => {
        const prepared = prepareRanking(fullEvidence(losses, listed))
        return acceptability(prepared, simulate(prepared), lens(weights))
      }
      expect(find([...projects].reverse()).reverse()).toEqual(find(projects))
    }),
    { ...PROPERTY, numRuns: 20 },
  )
})
