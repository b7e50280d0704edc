import { describe, expect, test } from 'vitest'
import { filterRows, rankingView } from '../../../client/features/ranking/view.ts'
import type { Project } from '../../../model/evidence/project.ts'
import type { Frame } from '../../../model/ranking/frame.ts'
import { rankingReport } from '../../fixtures/ranking-report.ts'

const project = (id: string): Project => ({
  id,
  title: id.toUpperCase(),
  description: null,
  status: 'candidate',
  url: null,
  effort: [
    { team: 'edge', low: 1, likely: 2, high: 3 },
    { team: 'data', low: 1, likely: 1, high: 1 },
  ],
  effects: [],
  dependsOn: [],
})

const frame: Frame = {
  version: 'version',
  asOf: 0,
  lenses: [],
  teams: [{ id: 'edge', title: 'Edge', capacity: 4 }],
  services: [{ id: 'webhooks', title: 'Webhooks', team: null }],
  risks: [],
  labels: [],
  projects: [project('a'), project('b')],
  losses: 3,
}

const report = rankingReport([
  { title: 'A', tier: 1, value: 0.1, effort: 2, aboveLine: true },
  { title: 'B', tier: 2, value: 0.05, effort: 2, aboveLine: false },
])

const means = (ranks: readonly (readonly [string, number])[]) => ({
  sequence: 2,
  took: 1,
  lens: 'engineering',
  weights: report.weights,
  ranks: ranks.map(([id, value], position) => ({ id, rank: position + 1, value, leverage: value / 2, effort: 2 })),
})

describe('what there is to show', () => {
  test('is nothing before the first means', () => expect(rankingView(frame, null, null, false)).toBeNull())

  test('is order, value and effort before the first report', () => {
    const view = rankingView(
      frame,
      means([
        ['b', 0.2],
        ['a', 0.1],
      ]),
      null,
      false,
    )
    expect(view?.rows.map(({ id, title, team, tier }) => [id, title, team, tier])).toEqual([
      ['b', 'B', 'Edge', null],
      ['a', 'A', 'Edge', null],
    ])
    expect(view?.rows[0]?.effort).toEqual({ low: 2, likely: 3, high: 4, mean: 2 })
    expect(view?.cut).toBeNull()
  })

  test('is the report once it answers the newest weights', () => {
    const view = rankingView(
      frame,
      means([
        ['a', 0.1],
        ['b', 0.05],
      ]),
      report,
      true,
    )
    expect(view?.settled).toBe(true)
    expect(view?.rows.map(({ id, services, aboveLine }) => [id, services, aboveLine])).toEqual([
      ['a', ['Webhooks'], true],
      ['b', ['Webhooks'], false],
    ])
    expect(view?.cut).toEqual({ capacity: 44, spent: 2, above: 1, value: expect.closeTo(0.09), throughTier: false })
  })

  test('keeps tiers and the cut line in their places while means are newer, and stretches intervals with them', () => {
    const view = rankingView(
      frame,
      means([
        ['b', 0.2],
        ['a', 0.1],
      ]),
      report,
      false,
    )
    expect(view?.settled).toBe(false)
    expect(view?.rows.map(({ id, tier, aboveLine }) => [id, tier, aboveLine])).toEqual([
      ['b', 1, true],
      ['a', 2, false],
    ])
    expect(view?.rows[0]?.leverageInterval?.p90).toBeCloseTo(0.1 * 1.6)
  })
})

test('a filter asks for every word, in title, team or services', () => {
  const rows =
    rankingView(
      frame,
      means([
        ['a', 0.1],
        ['b', 0.05],
      ]),
      report,
      true,
    )?.rows ?? []
  const ids = (filter: Parameters<typeof filterRows>[1]) => filterRows(rows, filter).map(({ id }) => id)
  expect(ids({})).toEqual(['a', 'b'])
  expect(ids({ q: 'a web' })).toEqual(['a'])
  expect(ids({ q: 'EDGE' })).toEqual(['a', 'b'])
  expect(ids({ team: 'Edge', q: 'nothing' })).toEqual([])
  expect(ids({ service: 'Webhooks' })).toEqual(['a', 'b'])
  expect(ids({ service: 'Auth' })).toEqual([])
})
