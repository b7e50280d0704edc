import { expect, test } from 'vitest'
import { oneAhead } from '../../../server/sync/one-ahead.ts'

test('the next is asked for while one is worked on, and never two', async () => {
  let asked = 0
  async function* items() {
    for (asked = 1; asked <= 3; asked += 1) yield asked
  }
  const seen: [item: number, asked: number][] = []
  for await (const item of oneAhead(items())) {
    await Promise.resolve()
    seen.push([item, asked])
  }
  expect(seen).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
  ])
})

test('what fails after an item is thrown once that item was taken', async () => {
  async function* items() {
    yield 1
    throw new Error('cut off')
  }
  const seen: number[] = []
  const all = async () => {
    for await (const item of oneAhead(items())) seen.push(item)
  }
  await expect(all()).rejects.toThrow('cut off')
  expect(seen).toEqual([1])
})

test('whoever stops is not held up by an answer that does not come, and the source ends', {
  timeout: 2_000,
}, async () => {
  const answer = Promise.withResolvers<void>()
  let hasEnded = false
  async function* items() {
    try {
      yield 1
      await answer.promise
      yield 2
    } finally {
      hasEnded = true
    }
  }
  for await (const item of oneAhead(items())) if (item === 1) break
  expect(hasEnded).toBe(false)
  answer.resolve()
  await new Promise((turn) => setImmediate(turn))
  expect(hasEnded).toBe(true)
})
