import { expect, test } from 'vitest'
import { compareFrameworks } from '../../../../model/insight/frameworks/compare-frameworks.ts'
import { fillWeeks } from '../../../../model/insight/frameworks/fill-weeks.ts'
import { prepareRanking } from '../../../../model/ranking/prepare.ts'
import { remover, riskEvidence, team, WEIGHTS } from '../../../support/portfolio.ts'

const projects = [
  remover('big', 'large', 'core', 4),
  remover('quick', 'small', 'core', 0.5),
  remover('again', 'small', 'core', 0.6),
]
const fills = (teams: Parameters<typeof riskEvidence>[2]) => {
  const prepared = prepareRanking(riskEvidence({ large: 200, small: 50 }, projects, teams))
  return fillWeeks(prepared, compareFrameworks(prepared, WEIGHTS), WEIGHTS)
}

test('by hand: with 4.2 weeks, leverage takes both small ones and the CRE sheet spends all on the large one', () => {
  const found = fills([team('core', 4.2)])
  const by = (framework: string) => found?.find((fill) => fill.framework === framework)
  // "quick" and "again" take away the same 50 of 250 minutes: counted once.
  expect(by('leverage')).toEqual({ framework: 'leverage', taken: 2, weeks: 1.1, weeksElsewhere: 0, value: 0.2 })
  expect(by('cre')).toEqual({ framework: 'cre', taken: 1, weeks: 4, weeksElsewhere: 4, value: 0.8 })
})

test('without a capacity nothing is filled', () => {
  expect(fills([team('core', null)])).toBeNull()
})
