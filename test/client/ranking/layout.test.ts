import { describe, expect, test } from 'vitest'
import {
  LIST_HEIGHTS,
  layoutGroups,
  layoutRanking,
  TABLE_HEIGHTS,
  visiblePieces,
} from '../../../client/features/ranking/layout.ts'
import type { RankingRow } from '../../../client/features/ranking/row.ts'

const row = (rank: number, tier: number | null, aboveLine: boolean | null): RankingRow => ({
  id: `project-${rank}`,
  rank,
  title: `Project ${rank}`,
  team: 'Edge',
  services: [],
  group: { team: rank % 2 === 0 ? 'even' : 'odd', service: null },
  value: 0.1,
  valueInterval: null,
  leverage: 0.02,
  leverageInterval: null,
  effort: { low: 1, likely: 2, high: 3, mean: 2 },
  effortInterval: null,
  first: null,
  chance: null,
  aboveLine,
  provenance: null,
  rice: null,
  tier,
})

describe('the table', () => {
  test('puts the cut line after the last row above it, and one bracket around a tier that it runs through', () => {
    const { pieces, tiers, height } = layoutRanking(
      [row(1, 1, true), row(2, 2, true), row(3, 2, false), row(4, 3, false)],
      TABLE_HEIGHTS,
    )
    expect(pieces.map(({ key, top }) => [key, top])).toEqual([
      ['project-1', 0],
      ['project-2', 41],
      ['cut', 82],
      ['project-3', 110],
      ['project-4', 151],
    ])
    expect(tiers).toEqual([
      { tier: 1, top: 0, height: 41, first: 1, last: 1, size: 1 },
      { tier: 2, top: 41, height: 110, first: 2, last: 3, size: 2 },
      { tier: 3, top: 151, height: 41, first: 4, last: 4, size: 1 },
    ])
    expect(height).toBe(192)
  })

  test('puts the cut line first when nothing fits, last when all does, nowhere without a capacity', () => {
    const keys = (aboveLine: boolean | null) =>
      layoutRanking([row(1, 1, aboveLine), row(2, 1, aboveLine)], TABLE_HEIGHTS).pieces.map(({ key }) => key)
    expect(keys(false)).toEqual(['cut', 'project-1', 'project-2'])
    expect(keys(true)).toEqual(['project-1', 'project-2', 'cut'])
    expect(keys(null)).toEqual(['project-1', 'project-2'])
  })

  test('has no brackets before tiers are known', () => {
    expect(layoutRanking([row(1, null, null), row(2, null, null)], TABLE_HEIGHTS).tiers).toEqual([])
  })

  test('brackets what a filter leaves of a tier', () => {
    expect(layoutRanking([row(2, 2, true), row(7, 2, false)], TABLE_HEIGHTS).tiers).toEqual([
      { tier: 2, top: 0, height: 110, first: 2, last: 7, size: 2 },
    ])
  })
})

test('the list has a heading for each tier', () => {
  const { pieces, height } = layoutRanking([row(1, 1, null), row(2, 2, null)], LIST_HEIGHTS)
  expect(pieces.map(({ kind, top }) => [kind, top])).toEqual([
    ['tier', 0],
    ['row', 46],
    ['tier', 131],
    ['row', 177],
  ])
  expect(height).toBe(262)
})

test('grouped rows stand under their heading, groups by their best row, with neither tiers nor cut line between', () => {
  const { pieces, tiers, height } = layoutGroups(
    [row(1, 1, true), row(2, 1, true), row(3, 2, false)],
    'team',
    TABLE_HEIGHTS,
  )
  expect(pieces.map(({ key, top }) => [key, top])).toEqual([
    ['group-odd', 0],
    ['project-1', 44],
    ['project-3', 85],
    ['group-even', 126],
    ['project-2', 170],
  ])
  expect([tiers, height]).toEqual([[], 211])
})

test('of many rows only those near the window are drawn', () => {
  const { pieces } = layoutRanking(
    Array.from({ length: 200 }, (_, position) => row(position + 1, 1, null)),
    TABLE_HEIGHTS,
  )
  expect(visiblePieces(pieces, 410, 820).map(({ top }) => top)).toEqual([
    410, 451, 492, 533, 574, 615, 656, 697, 738, 779, 820,
  ])
  expect(visiblePieces(pieces.slice(0, 60), 410, 820)).toHaveLength(60)
})
