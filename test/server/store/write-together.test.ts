import { expect, test } from 'vitest'
import type { StoreDatabase } from '../../../server/store/database.ts'
import { writeTogether } from '../../../server/store/write-together.ts'

/** Writes in turn, as the store does, and counts the transactions; a refusal is thrown as one begins, or as it ends. */
function fakeDatabase(refusals: readonly number[] = [], as: 'it begins' | 'it ends' = 'it begins') {
  let transactions = 0
  let last: Promise<unknown> = Promise.resolve()
  const write = (<Value>(change: () => Value) => {
    const turn = last.then(() => {
      transactions += 1
      const isRefused = refusals.includes(transactions)
      if (isRefused && as === 'it begins') throw new Error('the disk is full')
      const value = change()
      if (isRefused) throw new Error('the disk is full')
      return value
    })
    last = turn.catch(() => undefined)
    return turn
  }) as StoreDatabase['write']
  return { write, count: () => transactions }
}

test('what comes at once is written at once, and each hears its own outcome', async () => {
  const database = fakeDatabase()
  const seen = new Set<string>()
  const keep = writeTogether(database, (item: string) => {
    const isNew = !seen.has(item)
    seen.add(item)
    return isNew
  })
  const outcomes = await Promise.all(['a', 'b', 'a', 'c', 'b'].map(keep))
  expect(outcomes).toEqual([true, true, false, true, false])
  expect(database.count()).toBe(1)
  expect(await keep('c')).toBe(false)
  expect(database.count()).toBe(2)
})

test('what comes while others are written is written after them', async () => {
  const database = fakeDatabase()
  const written: number[] = []
  const keep = writeTogether(database, (item: number) => written.push(item))
  const later: Promise<number>[] = []
  const first = keep(1).then((count) => {
    later.push(keep(3))
    return count
  })
  later.push(keep(2))
  await first
  await Promise.all(later)
  expect(written).toEqual([1, 2, 3])
})

test.each(['it begins', 'it ends'] as const)(
  'when the disk refuses a transaction as %s, each of them hears it, and the next are kept',
  async (as) => {
    const keep = writeTogether(fakeDatabase([1], as), (item: number) => item)
    expect((await Promise.allSettled([keep(1), keep(2)])).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await keep(3)).toBe(3)
  },
)
