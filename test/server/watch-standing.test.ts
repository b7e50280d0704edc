import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import { STANDING_NOW } from '../../server/http/standing.ts'
import { startOfDay } from '../../server/usecases/as-of.ts'
import { readStanding } from '../../server/usecases/read-standing.ts'
import { watchStanding } from '../../server/watch-standing.ts'
import { createCalculator } from '../../server/worker/calculator.ts'
import { setAssumption } from '../support/set-assumption.ts'
import { quietLog, smallCompany } from '../support/temporary-installation.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A company that is watched, with a calculator that answers at once. */
async function watched() {
  const context = await smallCompany()
  const closing = new AbortController()
  onTestFinished(() => closing.abort())
  const ask = vi.fn(async () => ({
    contentType: 'application/json',
    fileName: null,
    etag: '',
    bytes: new TextEncoder().encode(JSON.stringify(await readStanding(context))),
  }))
  const calculator = { ask, atHand: async () => undefined, close: async () => undefined }
  watchStanding(context, calculator, quietLog, closing.signal)
  const tomorrow = () => instant(startOfDay(context.now()) + MILLISECONDS_PER_DAY)
  return { context, ask, kept: async () => (await context.store.snapshots.at(tomorrow()))?.assumptions.tierThreshold }
}

test('what people state is kept once it has rested, and not again before it changes', async () => {
  const { context, ask, kept } = await watched()
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  expect(await kept()).toBe(0.7)
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(ask).toHaveBeenCalledOnce()
  await setAssumption(context.store, 'tierThreshold', 0.8)
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  expect(await kept()).toBe(0.8)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('of evidence that never rests a copy is kept every five minutes', async () => {
  const { context, ask } = await watched()
  for (let second = 0; second < 11 * 60; second += 5) {
    await setAssumption(context.store, 'tierThreshold', 0.6 + second / 10_000)
    await vi.advanceTimersByTimeAsync(5 * SECOND)
  }
  expect(ask).toHaveBeenCalledTimes(2)
})

test('a copy that could not be made is made at the next look', async () => {
  const { ask, kept } = await watched()
  ask.mockRejectedValueOnce(new Error('the thread ended'))
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  expect(await kept()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(5 * SECOND)
  expect(await kept()).toBe(0.7)
})

test('the thread says what people state as it is kept', async () => {
  vi.useRealTimers()
  const context = await smallCompany()
  const calculator = createCalculator(context, quietLog)
  onTestFinished(() => calculator.close())
  const { bytes } = await calculator.ask(STANDING_NOW, new AbortController().signal)
  expect(new TextDecoder().decode(bytes)).toBe(JSON.stringify(await readStanding(context)))
})
