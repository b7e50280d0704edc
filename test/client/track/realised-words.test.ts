import { expect, test } from 'vitest'
import { askAgainWords, type RealisedProject, realisedTitle } from '../../../client/features/track/realised-words.ts'

const project = (verdict: RealisedProject['verdict'], askAgainInMonths: number | null = null): RealisedProject => ({
  id: verdict,
  title: 'Timeouts for each wallet',
  shippedAt: '2026-07-01',
  before: { incidents: 11, minutes: 116, days: 365 },
  after: { incidents: 1, minutes: 18.3, days: 89 },
  observed: { mean: 35.7, low: -107, high: 141 },
  predicted: { mean: 46, p10: 20, p90: 80 },
  chanceOfNoise: 0.5,
  power: 0.2,
  leastVisible: null,
  verdict,
  askAgainInMonths,
  words: [],
})
const titleOf = (...projects: RealisedProject[]) => realisedTitle({ asOf: '2026-09-28', projects, undated: [] })

test('the title counts misses as openly as hits', () => {
  expect(titleOf()).toBe('No project has shipped whose promise could be held against what came')
  expect(titleOf(project('fell-short'))).toBe('The one shipped project: fell short')
  expect(titleOf(project('kept'), project('fell-short'), project('cannot-tell'), project('cannot-tell'))).toBe(
    'Of four shipped projects one kept its promise, one fell short and two cannot be told yet',
  )
})

test('says when to ask again only where waiting can tell', () => {
  expect(askAgainWords(project('kept'))).toBe('')
  expect(askAgainWords(project('cannot-tell', 4))).toBe(', ask again in 4 months')
  expect(askAgainWords(project('cannot-tell'))).toBe(', nor within five years')
})
