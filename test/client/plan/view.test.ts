import { expect, test } from 'vitest'
import { headline, regretWords } from '../../../client/features/plan/findings.ts'
import { COMMITTED, overfullTeams, planView } from '../../../client/features/plan/view.ts'
import { planReport } from '../../../model/portfolio/plan-report.ts'
import { nextQuarter } from '../../../model/portfolio/quarter.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { at } from '../../support/evidence.ts'
import { PATIENT, remover, riskEvidence, team, WEIGHTS } from '../../support/portfolio.ts'

const prepared = prepareRanking(
  riskEvidence(
    { a: 40, b: 25, c: 20, d: 15 },
    [
      remover('a', 'a', 'core', 4),
      remover('b', 'b', 'core', 3),
      remover('c', 'c', 'core', 2),
      remover('d', 'd', 'web', 1, { dependsOn: ['c'] }),
    ],
    [team('core', 5), team('web', 1)],
  ),
)

/** What the screen shows of a set by hand; the best one is b, c and d with 60 of 100. */
function shown(members: string[], exclusions: [string, string][] = []) {
  const report = planReport(
    prepared,
    {
      lens: { id: 'balanced', weights: WEIGHTS },
      period: nextQuarter(at('2026-09-28')),
      order: { exclusions },
      mine: members,
      scales: [0.5, 1],
      simulation: () => simulate(prepared),
    },
    { plan: PATIENT, firstLeftOut: PATIENT, frontierPoint: () => PATIENT },
  )
  if (!report.ok) throw new Error(report.error.type)
  return planView(report.value, members)
}
const why = (view: ReturnType<typeof shown>) => Object.fromEntries(view.rows.map(({ id, why }) => [id, why]))

test('each project left out says why, and a plan that breaks a rule says where', () => {
  expect(why(shown(['a']))).toEqual({
    a: '',
    b: '2 weeks short',
    c: '1 week short',
    d: 'needs c',
  })
  const over = shown(['a', 'b', 'd'], [['a', 'b']])
  expect(why(over)).toMatchObject({
    a: 'not with b; CORE is 2 over',
    d: 'needs c',
    c: '4 weeks short',
  })
  expect(over.rows.filter(({ isWrong }) => isWrong).map(({ id }) => id)).toEqual(['a', 'b', 'd'])
  expect(overfullTeams(over)).toEqual([{ title: 'CORE', by: 2 }])
  expect(regretWords(over).title).toBe('My plan cannot be had as it is')
})

test('what a plan gives up is said in minutes of its quarter, with the trade behind it', () => {
  const view = shown(['a'])
  expect(headline(view)).toBe(
    'One project in my plan removes 40.0% of all pain; the best choice for Q4 2026 removes 60.0%',
  )
  const { title, text } = regretWords(view)
  // 20 of 100 minutes a year, in 92 days.
  expect(title).toMatch(/^My plan gives up 5\.04 customer minutes, −?[\d.]+ to [\d.]+, of what these weeks could save$/)
  expect(text).toContain('20.0 points of pain removed, 33% of what is possible')
  expect(text).toContain('Mine has a instead of b, c and d.')
  expect(regretWords(shown(['d', 'c', 'b'])).title).toBe('My plan is the best there is within these limits')
  expect(regretWords(shown(['a', 'gone'])).title).toBe('My plan names what is no candidate any more')
})

test('while a change is computed the rows have moved already and no old figure is shown for them', () => {
  const { report } = shown(['a'])
  const moving = planView(report, ['a', 'd'])
  expect(moving.mineValue).toBeNull()
  expect(moving.rows.filter(({ isIn }) => isIn).map(({ id }) => id)).toEqual(['a', 'd'])
  expect(moving.teams.map(({ mine }) => mine)).toEqual([4, 1])
})

test("a committed plan is nobody's own, whoever reads it", () => {
  const { title, text } = regretWords(planView(shown(['a']).report, ['a'], COMMITTED))
  expect(title).toMatch(/^This plan gives up /)
  expect(text).toContain('This one has a instead of b, c and d.')
  expect(`${title} ${text}`).not.toMatch(/\b(my|mine)\b/i)
})
