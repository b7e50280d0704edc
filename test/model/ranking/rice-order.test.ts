import { expect, test } from 'vitest'
import type { Lens } from '../../../model/evidence/lens.ts'
import { DEFAULT_LENSES } from '../../../model/evidence/lens.ts'
import { type RiceEstimate, withProjectsOfSheet } from '../../../model/evidence/rice.ts'
import { ratio } from '../../../model/quantity.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { rankingReport } from '../../../model/ranking/report.ts'
import { riceSentence } from '../../../model/ranking/rice-words.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { evidence, exactly, loss, project } from '../../support/evidence.ts'

const report = (changes: Parameters<typeof evidence>[0]) => {
  const prepared = prepareRanking(evidence(changes))
  return rankingReport(prepared, simulate(prepared), DEFAULT_LENSES[0] as Lens)
}
const scored = (id: string, reach: number): RiceEstimate => ({
  id,
  title: null,
  team: null,
  person: null,
  reach,
  impact: 1,
  confidence: ratio(1),
  effort: 1,
})
const weeks = (value: number) => ({ effort: [{ team: 'core', low: value, likely: value, high: value }] })

// Worked by hand: frequency .6 then .3 on one loss leave .4 and .7; five weeks of capacity.
const projects = [
  project('large', [{ frequency: exactly(0.6) }], weeks(2)),
  project('small', [{ frequency: exactly(0.3) }], weeks(2)),
  project('none', [], weeks(3)),
]
const teams = [{ id: 'core', title: 'Core', capacity: 5 }]
const base = { losses: [loss('a')], projects, teams }

test('the sheet is taken in its own order, in our weeks, each project that still fits', () => {
  const { projects: ranked, riceOrder } = report({
    ...base,
    rice: [scored('none', 30), scored('small', 20), scored('large', 10)],
  })
  expect(ranked.map(({ id, rice }) => [id, rice?.rank, rice?.score])).toEqual([
    ['large', 3, 10],
    ['small', 2, 20],
    ['none', 1, 30],
  ])
  // none (3) and small (2) fill the five weeks: .3 of the pain. Ours: large and small leave .4 x .7.
  expect(riceOrder).toEqual({ scored: 3, taken: { projects: 2, value: 0.3, effort: 5 } })
})

test('the sentence sets the sheet against the cut line', () => {
  const rice = [scored('none', 30), scored('small', 20), scored('large', 10)]
  expect(riceSentence(report({ ...base, rice }))).toBe(
    'The RICE order would remove 30% of all pain with the same 5 weeks instead of 72%.',
  )
  expect(riceSentence(report({ ...base, rice: rice.slice(0, 2) }))).toBe(
    'The RICE order, which leaves 1 unscored, would remove 30% of all pain with the same 5 weeks instead of 72%.',
  )
})

test('without a sheet, without a capacity and for projects that are not ranked there is nothing to compare', () => {
  expect(report(base).riceOrder).toBeNull()
  expect(report({ ...base, rice: [scored('another', 5)] }).riceOrder).toBeNull()
  const without = report({
    ...base,
    teams: [{ id: 'core', title: 'Core', capacity: null }],
    rice: [scored('small', 5)],
  })
  expect(without.riceOrder).toBeNull()
  expect(riceSentence(without)).toBeNull()
  expect(without.projects.find(({ id }) => id === 'small')?.rice?.rank).toBe(1)
})

test('equal scores are ordered by id', () => {
  const { projects: ranked } = report({ ...base, rice: [scored('small', 7), scored('large', 7)] })
  expect(ranked.map(({ id, rice }) => [id, rice?.rank ?? null])).toEqual([
    ['large', 1],
    ['small', 2],
    ['none', null],
  ])
})

test('a project that only the sheet names takes its person-months as weeks and removes nothing', () => {
  const all = withProjectsOfSheet(projects, [scored('large', 5), { ...scored('new', 5), title: 'New', effort: 2 }])
  expect(all.map(({ id }) => id)).toEqual(['large', 'small', 'none', 'new'])
  // Two months of 365.25 / 12 days are 8.6964 weeks.
  const weeksOfTwoMonths = expect.closeTo(8.6964, 4)
  expect(all.at(-1)).toMatchObject({
    title: 'New',
    effort: [{ team: 'unassigned', low: weeksOfTwoMonths, likely: weeksOfTwoMonths, high: weeksOfTwoMonths }],
    effects: [],
  })
})
