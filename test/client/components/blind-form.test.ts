import { expect, test } from 'vitest'
import { blindForm, readBlindForm } from '../../../client/components/estimates/blind-form.ts'
import { answeredWords, panelTitle } from '../../../client/components/estimates/words.ts'
import type { EstimateRound } from '../../../model/contract/estimates.ts'

const stated = { low: 1, likely: 2, high: 3 }
const QUESTIONS = [
  { key: 'effort/0/core', label: 'Effort', unit: 'weeks', stated, mean: 2 },
  { key: 'effect/0/recovery', label: 'Recovered faster', unit: 'share', stated, mean: 2 },
] as const
const round = (changes: Partial<EstimateRound>): EstimateRound => ({
  id: 1,
  openedAt: '2026-09-24T09:00:00.000Z',
  questions: [...QUESTIONS],
  answered: [],
  yours: null,
  revealedAt: null,
  revealedBy: null,
  revealed: null,
  isCurrent: true,
  ...changes,
})
const at = '2026-09-24T09:10:00.000Z'

test('a form begins empty, whatever the project states: a figure that is seen is one that is followed', () => {
  const empty = { low: '', likely: '', high: '' }
  expect(blindForm(QUESTIONS, null)).toEqual({ 'effort/0/core': empty, 'effect/0/recovery': empty })
})

test('what one has said comes back as one wrote it, and is read as it was', () => {
  const yours = { 'effort/0/core': stated, 'effect/0/recovery': { low: 0.1, likely: 0.3, high: 0.55 } }
  const form = blindForm(QUESTIONS, yours)
  expect(form['effect/0/recovery']).toEqual({ low: '10%', likely: '30%', high: '55%' })
  expect(readBlindForm(QUESTIONS, form)).toEqual({ answers: yours, faults: new Map() })
})

test('a question that is left empty is not answered, one that is half filled in is a fault', () => {
  const form = {
    'effort/0/core': { low: '', likely: ' ', high: '' },
    'effect/0/recovery': { low: '10', likely: '', high: '50' },
  }
  const { answers, faults } = readBlindForm(QUESTIONS, form)
  expect(answers).toEqual({})
  expect([...faults.keys()]).toEqual(['effect/0/recovery'])
})

test('a panel says how many have answered, then what they centre on', () => {
  const estimates = { project: 'p', title: 'P', questions: [...QUESTIONS] }
  expect(panelTitle({ ...estimates, round: null })).toContain('Nobody')
  const one = round({ answered: [{ name: 'Ada', isYou: false, at }] })
  expect(panelTitle({ ...estimates, round: one })).toBe('One person has estimated it, unseen by each other')
  expect(answeredWords(one)).toBe('Ada has answered.')
  expect(answeredWords(round({ answered: [{ name: 'Ada', isYou: true, at }] }))).toBe('You have answered.')
  const revealed = round({
    revealedAt: at,
    revealed: {
      people: [{ name: 'Ada', isYou: true, answers: { 'effort/0/core': stated } }],
      pooled: { 'effort/0/core': stated },
      intervals: { 'effort/0/core': { low: 1, mean: 2, high: 3 } },
    },
  })
  expect(panelTitle({ ...estimates, round: revealed })).toBe('One blind estimate says 2 weeks; the project says 2')
})
