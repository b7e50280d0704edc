import { expect, test } from 'vitest'
import { keptAnswers } from '../../../server/worker/kept-answers.ts'

const answer = (size: number) => ({
  contentType: 'text/plain',
  fileName: null,
  etag: '"x"',
  bytes: new Uint8Array(size),
})

test('what was not asked for longest goes first, and what is too large is not kept', () => {
  const kept = keptAnswers(10)
  kept.keep('a', answer(4))
  kept.keep('b', answer(4))
  expect(kept.get('a')).toBeDefined()
  kept.keep('c', answer(4))
  expect([kept.get('a'), kept.get('b'), kept.get('c')].map(Boolean)).toEqual([true, false, true])
  kept.keep('d', answer(11))
  expect([kept.get('a'), kept.get('c'), kept.get('d')].map(Boolean)).toEqual([true, true, false])
})

test('an answer kept again counts once', () => {
  const kept = keptAnswers(10)
  for (let time = 0; time < 5; time += 1) kept.keep('a', answer(6))
  kept.keep('b', answer(4))
  expect([kept.get('a'), kept.get('b')].map(Boolean)).toEqual([true, true])
})
