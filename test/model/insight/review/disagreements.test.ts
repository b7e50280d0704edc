import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EstimateAnswers, estimateQuestions } from '../../../../model/evidence/estimate-question.ts'
import { disagreements, gainFromKnowingWho } from '../../../../model/insight/review/disagreements.ts'
import { poolInterval } from '../../../../model/insight/review/pool-interval.ts'
import { prepareRanking } from '../../../../model/ranking/prepare.ts'
import { evenly } from '../../../support/evenly.ts'
import { AT_THEIR_WORD, evidence, exactly, loss, PROPERTY, project, service } from '../../../support/evidence.ts'
import { arbitraryRanking, arbitraryWeights, certain, ONLY_RELIABILITY } from '../../../support/insight.ts'
import { PATIENT } from '../../../support/portfolio.ts'

const WEEKS = 'effort/0/core'
const says = (name: string, answers: EstimateAnswers) => ({ name, answers })
const weeks = (name: string, count: number) => says(name, { [WEEKS]: exactly(count) })

/** Five weeks for one project that stops 60% of all loss in 4 weeks, and one that stops 30% in 3. */
const company = () =>
  prepareRanking(
    evidence({
      services: [service('api')],
      losses: [loss('outage')],
      projects: [certain('a', 0.6, 4), certain('b', 0.3, 3)],
      teams: [{ id: 'core', title: 'Core', capacity: 5 }],
      assumptions: AT_THEIR_WORD,
    }),
  )
const order = { weights: ONLY_RELIABILITY }
const about = (people: readonly ReturnType<typeof says>[]) =>
  disagreements(company(), order, [{ project: 'a', people }], () => PATIENT)[0]

describe('what hangs on who is right', () => {
  test('by 8 weeks it does not fit, and knowing whose holds is worth a tenth of all pain', () => {
    // b is first left out, at .3/3 = .1 a week: by 4 weeks D = .6 - .4 = .2, by 8 it is -.2; E max(0, D) = .1, max(0, E D) = 0.
    const found = about([weeks('Ada', 4), weeks('Bo', 8)])
    expect(found).toMatchObject({
      project: 'a',
      planChange: 0.5,
      gain: 0.1,
      rival: { id: 'b', role: 'first left out', leverage: 0.1 },
      pooled: { effort: 6, value: 0.6, leverage: 0.1 },
      people: [
        { name: 'Ada', effort: 4, leverage: 0.15, isAhead: true, otherPlan: null },
        { name: 'Bo', effort: 8, leverage: 0.075, isAhead: false, otherPlan: { enters: ['b'], leaves: ['a'] } },
      ],
    })
    expect(found?.words).toBe('One of two puts another plan first: b in, a out')
    expect(found?.questions).toMatchObject([{ key: WEEKS, label: 'Effort', unit: 'weeks', gain: 0.1 }])
  })

  test('a plan that can still be had is not the best where somebody makes room for more', () => {
    // By 1 week b fits beside a: .6 + .4 x .3 of all loss instead of .6.
    const revealed = [{ project: 'b', people: [weeks('Ada', 3), weeks('Bo', 1)] }]
    const [found] = disagreements(company(), order, revealed, () => PATIENT)
    expect(found?.people.map(({ otherPlan }) => otherPlan)).toEqual([null, { enters: ['b'], leaves: [] }])
    expect(found?.words).toBe('One of two puts another plan first: b in')
  })

  test('where it stays ahead and fits by everybody, nothing does', () => {
    const found = about([weeks('Ada', 3), weeks('Bo', 4.9)])
    expect(found).toMatchObject({ planChange: 0, gain: 0, words: 'Whoever is right, the plan stays' })
  })

  test('the figure that decides comes first, whichever is asked first', () => {
    const share = 'effect/0/frequency'
    const found = about([
      says('Ada', { [WEEKS]: exactly(4), [share]: exactly(0.1) }),
      says('Bo', { [WEEKS]: exactly(4.1), [share]: exactly(0.9) }),
    ])
    expect(found?.questions.map(({ key }) => key)).toEqual([share, WEEKS])
  })

  test('one who is alone is heard, and what does not compete is not', () => {
    expect(about([weeks('Ada', 8)])?.words).toBe('Ada puts another plan first: b in, a out')
    const gone = [{ project: 'gone', people: [weeks('Ada', 8)] }]
    expect(disagreements(company(), order, gone, () => PATIENT)).toEqual([])
  })

  test('projects come by the chance that the plan changes', () => {
    const revealed = [
      { project: 'b', people: [weeks('Ada', 3), weeks('Bo', 2.9)] },
      { project: 'a', people: [weeks('Ada', 4), weeks('Bo', 8)] },
    ]
    const found = disagreements(company(), order, revealed, () => PATIENT)
    expect(found.map(({ project, planChange }) => [project, planChange])).toEqual([
      ['a', 0.5],
      ['b', 0],
    ])
  })
})

test('the gain is that of the definition, and never negative', () => {
  expect(gainFromKnowingWho([0.2, -0.2])).toBeCloseTo(0.1, 12)
  expect(gainFromKnowingWho([0.3, 0.1])).toBe(0)
  fc.assert(
    fc.property(fc.array(evenly(-1, 1), { minLength: 1, maxLength: 9 }), (surpluses) => {
      expect(gainFromKnowingWho(surpluses)).toBeGreaterThanOrEqual(0)
    }),
    PROPERTY,
  )
})

test('whoever says what is in use changes nothing, whatever the company', () => {
  fc.assert(
    fc.property(arbitraryRanking(2, 5), arbitraryWeights, (prepared, weights) => {
      const revealed = prepared.projects.map(({ project: own }) => ({
        project: own.id,
        people: [says('Ada', Object.fromEntries(estimateQuestions(own).map(({ key, stated }) => [key, stated])))],
      }))
      for (const found of disagreements(prepared, { weights }, revealed, () => PATIENT)) {
        expect(found.planChange).toBe(0)
        expect(found.gain).toBe(0)
        expect(found.pooled).toEqual(found.inUse)
      }
    }),
    { ...PROPERTY, numRuns: 40 },
  )
})

describe('the interval of a pool', () => {
  test('of one sure figure is that figure, of two halves reaches from one to the other', () => {
    expect(poolInterval([exactly(7)], AT_THEIR_WORD)).toEqual({ low: 7, high: 7 })
    const { low, high } = poolInterval([exactly(4), exactly(9)], AT_THEIR_WORD)
    expect([low, high]).toEqual([expect.closeTo(4, 9), expect.closeTo(9, 9)])
  })

  test('of one PERT is its own', () => {
    // PERT(0, 1/2, 1) is Beta(3, 3): its P10 is .2466, by R's qbeta(.1, 3, 3).
    const { low, high } = poolInterval([{ low: 0, likely: 0.5, high: 1 }], AT_THEIR_WORD)
    expect(low).toBeCloseTo(0.24664, 4)
    expect(low + high).toBeCloseTo(1, 9)
  })
})

test('a project that several teams make is asked for the weeks of each', () => {
  const shared = project('p', [{ causes: ['deploy'], recovery: exactly(0.5), detection: exactly(0.2) }], {
    effort: [
      { team: 'core', ...exactly(1) },
      { team: 'edge', ...exactly(2) },
    ],
  })
  expect(estimateQuestions(shared).map(({ key }) => key)).toEqual([
    WEEKS,
    'effort/1/edge',
    'effect/0/detection',
    'effect/0/recovery',
  ])
})
