import { expect, test } from 'vitest'
import { instant, MILLISECONDS_PER_HOUR } from '../../../model/quantity.ts'
import { coverageGaps } from '../../../server/usecases/coverage-gaps.ts'

const hour = (hours: number) => instant(hours * MILLISECONDS_PER_HOUR)
const span = (from: number, to: number) => ({ from: hour(from), to: hour(to) })
const NOW = hour(100)
const fresh = { state: 'fresh', isCalled: true, silence: null } as const

test('between spans is a gap; before the first nothing was promised', () => {
  expect(coverageGaps([span(10, 20), span(30, 90)], fresh, NOW)).toEqual([span(20, 30)])
  expect(coverageGaps([span(10, 90)], fresh, NOW)).toEqual([])
  expect(coverageGaps([], { ...fresh, state: 'failed' }, NOW)).toEqual([])
})

test.each(['failed', 'late'] as const)(
  'a source that is called and has %s says nothing since its last page',
  (state) => {
    expect(coverageGaps([span(10, 20), span(30, 90)], { ...fresh, state }, NOW)).toEqual([span(20, 30), span(90, 100)])
    // Fed by hand, or paused: nobody expects a word.
    expect(coverageGaps([span(10, 90)], { ...fresh, state, isCalled: false }, NOW)).toEqual([])
  },
)

test('a source that has just failed has missed nothing yet', () => {
  expect(coverageGaps([span(10, 99.5)], { ...fresh, state: 'failed' }, NOW)).toEqual([])
  expect(coverageGaps([span(10, 99)], { ...fresh, state: 'failed' }, NOW)).toEqual([span(99, 100)])
})

test('a silence is a gap though the source answers, and takes in the gaps inside it', () => {
  const silence = { since: hour(40), from: hour(42), usualDays: 1 }
  expect(coverageGaps([span(10, 20), span(30, 99)], { ...fresh, state: 'silent', silence }, NOW)).toEqual([
    span(20, 30),
    span(40, 100),
  ])
  expect(coverageGaps([span(10, 45), span(60, 99)], { ...fresh, state: 'silent', silence }, NOW)).toEqual([
    span(40, 100),
  ])
})
