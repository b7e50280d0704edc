import { expect, test } from 'vitest'
import { compareFrameworks } from '../../../../model/insight/frameworks/compare-frameworks.ts'
import { ratio } from '../../../../model/quantity.ts'
import { prepareRanking } from '../../../../model/ranking/prepare.ts'
import { remover, riskEvidence, team, WEIGHTS } from '../../../support/portfolio.ts'

const CORE = [team('core', 10)]

test('each framework by hand: a risk of 200 minutes a year taken away in 4 weeks', () => {
  const prepared = prepareRanking(
    riskEvidence(
      { large: 200, small: 50 },
      [remover('big', 'large', 'core', 4), remover('quick', 'small', 'core', 0.5)],
      CORE,
    ),
  )
  const [first, second] = compareFrameworks(prepared, WEIGHTS)
  // Leverage: 50 / .5 beats 200 / 4 minutes a week; the CRE sheet knows no cost and turns them round.
  expect([first?.id, second?.id]).toEqual(['quick', 'big'])
  expect(second?.scores.cre).toEqual({ score: 200, rank: 1, origin: 'evidence' })
  // A quarter's 50 minutes, all of them saved, known by assumption, 4 weeks of 4.348 in a month.
  expect(second?.scores.rice.score).toBeCloseTo((50 * 1 * 0.5) / (4 / (365.25 / 84)), 3)
  expect(second?.scores.ice.score).toBeCloseTo((200 * 0.5) / 4, 6)
  // 200 of 250 minutes are 80% of all that is lost.
  expect(second?.scores.wsjf.score).toBeCloseTo(80 / 4, 6)
  expect(second?.scores.cd3.score).toBeCloseTo(200 / (365.25 / 7) / 4, 5)
})

test('a sheet that somebody filled goes before the evidence, for RICE alone', () => {
  const given = riskEvidence({ large: 200 }, [remover('big', 'large', 'core', 4)], CORE)
  const prepared = prepareRanking({
    ...given,
    rice: [
      { id: 'big', title: null, team: null, person: null, reach: 450, impact: 3, confidence: ratio(1), effort: 2 },
    ],
  })
  const [row] = compareFrameworks(prepared, WEIGHTS)
  // Source: Intercom's worked example, 450 x 3 x 1 / 2.
  expect(row?.scores.rice).toEqual({ score: 675, rank: 1, origin: 'sheet' })
  expect(row?.scores.ice.origin).toBe('evidence')
})

test('no score changes when another candidate is added', () => {
  const alone = prepareRanking(riskEvidence({ large: 200, small: 50 }, [remover('big', 'large', 'core', 4)], CORE))
  const both = prepareRanking(
    riskEvidence(
      { large: 200, small: 50 },
      [remover('big', 'large', 'core', 4), remover('c', 'small', 'core', 1)],
      CORE,
    ),
  )
  const scores = (prepared: typeof alone) =>
    Object.values(compareFrameworks(prepared, WEIGHTS).find(({ id }) => id === 'big')?.scores ?? {}).map(
      ({ score }) => score,
    )
  expect(scores(both)).toEqual(scores(alone))
})
