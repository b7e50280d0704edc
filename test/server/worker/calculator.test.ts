import { expect, onTestFinished, test } from 'vitest'
import { RefusedRequest } from '../../../server/usecases/refused-request.ts'
import { type Calculator, type CalculatorOptions, createCalculator } from '../../../server/worker/calculator.ts'
import { threadsOf } from '../../../server/worker/thread-handle.ts'
import { Unanswered } from '../../../server/worker/unanswered.ts'
import { NOW, quietLog, temporaryContext } from '../../support/temporary-installation.ts'

const startThread = threadsOf(new URL('./test-thread.ts', import.meta.url))
const never = new AbortController().signal
const question = (path: string, parameters: unknown = {}, isKept = true) =>
  ({ method: 'get', path, parameters, body: undefined, isKept }) as const

async function calculatorOf(options: CalculatorOptions = {}) {
  const context = await temporaryContext()
  const calculator = createCalculator(context, quietLog, { startThread, ...options })
  onTestFinished(() => calculator.close())
  return { calculator, context }
}
const answered = async (
  calculator: Calculator,
  path: string,
  parameters: unknown = {},
  signal = never,
  isKept = true,
) => JSON.parse(new TextDecoder().decode((await calculator.ask(question(path, parameters, isKept), signal)).bytes))

test('parameters and the time of whoever asks reach the thread', async () => {
  const { calculator } = await calculatorOf()
  const { parameters, now } = await answered(calculator, '/echo', { id: 'a', weights: { toil: 1 } })
  expect(parameters).toEqual({ id: 'a', weights: { toil: 1 } })
  expect(now - NOW).toBeGreaterThanOrEqual(0)
  expect(now - NOW).toBeLessThan(60_000)
})

test('the same question is computed once for each version of evidence and settings', async () => {
  const { calculator, context } = await calculatorOf()
  expect(await answered(calculator, '/count')).toEqual({ answers: 1 })
  expect(await answered(calculator, '/count')).toEqual({ answers: 1 })
  expect(await answered(calculator, '/count', { other: true })).toEqual({ answers: 2 })
  await context.store.clear()
  expect(await answered(calculator, '/count')).toEqual({ answers: 3 })
})

test('an answer is at hand once somebody has asked for it, until the evidence changes', async () => {
  const { calculator, context } = await calculatorOf()
  expect(await calculator.atHand(question('/count'))).toBeUndefined()
  const { bytes } = await calculator.ask(question('/count'), never)
  expect((await calculator.atHand(question('/count')))?.bytes).toEqual(bytes)
  await context.store.clear()
  expect(await calculator.atHand(question('/count'))).toBeUndefined()
})

test('those who ask the same at the same time share one answer', async () => {
  const { calculator } = await calculatorOf()
  const all = await Promise.all([1, 2, 3].map(() => answered(calculator, '/count', {}, never, false)))
  expect(all).toEqual([{ answers: 1 }, { answers: 1 }, { answers: 1 }])
  expect(await answered(calculator, '/count', {}, never, false)).toEqual({ answers: 2 })
})

test('a refusal arrives as one; a fault arrives without its inside', async () => {
  const { calculator } = await calculatorOf()
  const refusal = await answered(calculator, '/refused').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(RefusedRequest)
  expect(refusal).toMatchObject({ code: 'not-found', errors: [{ path: 'id', message: 'unknown' }] })
  const fault = await answered(calculator, '/wrong').catch((error: unknown) => error)
  expect(fault).toMatchObject({ message: 'the calculation failed', cause: expect.stringContaining('a secret') })
})

test.each(['/exit', '/memory'])(
  'a thread that ends in the middle of %s is an error answer and a new thread',
  async (path) => {
    const { calculator } = await calculatorOf({ mostMegabytes: 96 })
    const lost = answered(calculator, path)
    const next = answered(calculator, '/count')
    await expect(lost).rejects.toThrow(Unanswered)
    // What waited behind it is answered by the next thread.
    expect(await next).toEqual({ answers: 1 })
  },
)

test('an answer that takes longer than the deadline is given up, and the next one comes', async () => {
  const { calculator } = await calculatorOf({ deadline: 3_000 })
  await expect(answered(calculator, '/endless')).rejects.toThrow('No answer within 3 s')
  expect(await answered(calculator, '/count')).toEqual({ answers: 1 })
})

test('a search ends when nobody waits for it any more, and what it found by then is not kept', async () => {
  const { calculator } = await calculatorOf()
  await answered(calculator, '/echo')
  const gone = new AbortController()
  const lost = answered(calculator, '/search', {}, gone.signal)
  setTimeout(() => gone.abort(new Error('the page went away')), 100)
  await expect(lost).rejects.toThrow('the page went away')
  // The thread is free again: an endless search would hold this up for ever.
  expect(await answered(calculator, '/count')).toEqual({ answers: 1 })
})

test('a search goes on as long as one of those who asked still waits', async () => {
  const { calculator } = await calculatorOf({ deadline: 4_000 })
  await answered(calculator, '/echo')
  const [first, second] = [new AbortController(), new AbortController()]
  const one = answered(calculator, '/search', {}, first.signal)
  const other = answered(calculator, '/search', {}, second.signal)
  setTimeout(() => first.abort(new Error('gone')), 50)
  await expect(one).rejects.toThrow('gone')
  await expect(other).rejects.toThrow('No answer within')
})

test('a question that waits and is taken back is never computed', async () => {
  const { calculator } = await calculatorOf()
  await answered(calculator, '/echo')
  const [running, waiting] = [new AbortController(), new AbortController()]
  const search = answered(calculator, '/search', {}, running.signal)
  const count = answered(calculator, '/count', {}, waiting.signal)
  setTimeout(() => waiting.abort(new Error('not wanted')), 50)
  await expect(count).rejects.toThrow('not wanted')
  running.abort(new Error('enough'))
  await expect(search).rejects.toThrow('enough')
  expect(await answered(calculator, '/count')).toEqual({ answers: 1 })
})

test('when too many wait the next one is told at once', async () => {
  const { calculator } = await calculatorOf({ mostWaiting: 2 })
  await answered(calculator, '/echo')
  const stop = new AbortController()
  const busy = [0, 1, 2].map((number) => answered(calculator, '/search', { number }, stop.signal).catch(() => null))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await expect(answered(calculator, '/count')).rejects.toThrow('Too many questions are waiting')
  stop.abort()
  await Promise.all(busy)
})

test('closing rejects what runs and what waits', async () => {
  const { calculator } = await calculatorOf()
  await answered(calculator, '/echo')
  const all = ['/search', '/count'].map((path) => answered(calculator, path).catch((error: unknown) => error))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await calculator.close()
  for (const error of await Promise.all(all)) expect(error).toMatchObject({ message: 'The server is closing.' })
  await expect(answered(calculator, '/count')).rejects.toThrow('The server is closing.')
})
