import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { giveWay, somebodyWaits } from '../../../server/sync/give-way.ts'
import { keepBusy } from '../../support/keep-busy.ts'

/** Others who have much to do: as many long turns of the event loop. */
async function others(turns: number): Promise<void> {
  for (let left = turns; left > 0; left -= 1) {
    await turn()
    keepBusy(20)
  }
}

/** Who is done first, the others or who gives way to them. */
async function orderBeside(work: Promise<unknown>): Promise<string[]> {
  const order: string[] = []
  const served = work.then(() => order.push('others'))
  await giveWay()
  order.push('background')
  await served
  return order
}

test('waits until others have had their turn', async () => {
  onTestFinished(somebodyWaits())
  expect(await orderBeside(others(3))).toEqual(['others', 'background'])
})

test('goes on in the end where others never rest', { timeout: 10_000 }, async () => {
  onTestFinished(somebodyWaits())
  let isOver = false
  const never = (async () => {
    // Every turn is a long one: none is ever quick enough to go on after.
    for (let turns = 0; turns < 200 && !isOver; turns += 1) {
      await turn()
      keepBusy(20)
    }
    return isOver
  })()
  await giveWay()
  isOver = true
  expect(await never).toBe(true)
})

test('rests after a long turn for as long as it took, so that what comes in next is served first', async () => {
  onTestFinished(somebodyWaits())
  expect(await orderBeside(others(1).then(() => sleep(5)))).toEqual(['others', 'background'])
})

test('goes on after a long turn of its own, when nobody waits for an answer', async () => {
  expect(await orderBeside(others(3))).toEqual(['background', 'others'])
})

test('who has been answered is counted off once', async () => {
  const answered = somebodyWaits()
  onTestFinished(somebodyWaits())
  answered()
  answered()
  expect(await orderBeside(others(3))).toEqual(['others', 'background'])
})

test('of several that wait one goes on at a time', async () => {
  const order: string[] = []
  const piece = async (name: string) => {
    await giveWay()
    order.push(name)
  }
  const between = (async () => {
    for (let turns = 0; turns < 3; turns += 1) {
      await turn()
      order.push('turn')
    }
  })()
  await Promise.all([piece('a'), piece('b'), between])
  expect(order.join(' ')).toMatch(/a .*turn.* b/)
})
