import { describe, expect, test } from 'vitest'
import { decidingFlips, differWords, dividing, rankSpread, sameTop } from '../../../../model/insight/review/lenses.ts'
import type { LensOrder, ShownFlip } from '../../../../model/ranking/robustness.ts'

const lens = (id: string, order: string, above: number, reliability = 0): LensOrder => ({
  id,
  title: id.toUpperCase(),
  weights: { reliability, revenue: 1 - reliability, toil: 0, demand: 0 },
  order: [...order],
  above,
})
const projects = [...'abcde'].map((id, at) => ({ id, title: `Project ${id}`, rank: at + 1, tier: 1 }))
const report = { projects, words: 'All two lenses', lenses: [lens('e', 'abcde', 3), lens('s', 'baced', 2)] }

describe('what lenses share', () => {
  test('is the same from the top, and never below a cut line', () => {
    // The first three are the same through both, but Sales cuts after two.
    expect(sameTop(report)).toBe(2)
    expect(sameTop({ lenses: [lens('e', 'abcde', 5), lens('s', 'bacde', 5)] })).toBe(5)
    expect(sameTop({ lenses: [lens('e', 'abcde', 1), lens('s', 'bacde', 1)] })).toBe(0)
    expect(sameTop({ lenses: [lens('e', 'abcde', 3)] })).toBe(0)
  })
})

test('what crosses the cut line divides more than what moves further', () => {
  expect(rankSpread(report, 'c')).toMatchObject({ crosses: true, spread: 0 })
  const lenses = [lens('e', 'abcde', 2), lens('s', 'acbed', 2), lens('o', 'abedc', 2)]
  // b moves one rank and crosses the line, c three and crosses it as well; e moves two and d one, both always below it.
  expect(dividing({ projects, lenses })).toEqual(['c', 'b', 'e', 'd'])
})

test('the finding names who puts it where, and whose estimates turn the plan', () => {
  const lenses = [lens('e', 'abcde', 3), lens('s', 'abdce', 3)]
  expect(differWords({ ...report, lenses }, [])).toBe(
    'All two lenses put the same two projects first. Project c is where the lenses differ: 3rd for E, below the cut for S',
  )
  expect(differWords({ ...report, lenses }, [{ title: 'Project a', planChange: 0.4 }])).toContain(
    '; people’s estimates of Project a turn the plan',
  )
  expect(differWords({ ...report, lenses: [lens('e', 'abcde', 3)] }, [])).toBe('All two lenses')
})

test('of flips, those between two lenses count: first of the project, then over the line, then the nearest', () => {
  const flip = (overtaken: string, overtaker: string, at: number, crossesLine: boolean): ShownFlip => ({
    overtaken,
    overtaker,
    at,
    crossesLine,
    words: '',
  })
  const shown = [
    flip('a', 'b', 0.9, true),
    flip('a', 'c', 0.45, false),
    flip('b', 'c', 0.3, false),
    flip('d', 'e', 0.3, true),
  ]
  const asked = {
    lens: 'e',
    lenses: [lens('e', 'abcde', 3, 0.5), lens('s', 'abcde', 3, 0.2)],
    weightFlips: [{ dimension: 'reliability' as const, total: 4, shown }],
  }
  const pairs = (subject: string | null, most = 5) =>
    decidingFlips(asked, subject, most).map(({ overtaken, overtaker }) => `${overtaken}${overtaker}`)
  expect(pairs(null)).toEqual(['de', 'ac', 'bc'])
  expect(pairs('b')).toEqual(['bc', 'de', 'ac'])
  expect(pairs('b', 1)).toEqual(['bc'])
})
