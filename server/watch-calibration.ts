import type { Logger } from 'pino'
import { learntCalibrationSchema } from '../model/contract/calibration.ts'
import { startOfDay } from './usecases/as-of.ts'
import type { Context } from './usecases/context.ts'
import { keepCalibration } from './usecases/learn-calibration.ts'
import { createCalculator } from './worker/calculator.ts'
import { type StartThread, threadsOf } from './worker/thread-handle.ts'

/** Milliseconds between two looks: a choice is of a quarter, so minutes are soon enough, and no first visitor waits for it. */
const FIRST = 15_000
const EVERY = 600_000
/** Milliseconds that learning may take: tens of thousands of incidents over many quarters. */
const DEADLINE = 600_000
const QUESTION = { method: 'get', path: '/calibration', parameters: {}, body: undefined, isKept: false } as const

/** Threads that do nothing else. */
export const calibrationThreads = threadsOf(new URL('./worker/calibration-thread.ts', import.meta.url))

/**
 * Keeps in force what past quarters choose, whenever the evidence or the day is another, in a thread that ends again: it
 * takes seconds, and nobody waits for it. Ends when `signal` aborts.
 */
export function watchCalibration(context: Context, log: Logger, signal: AbortSignal, startThread: StartThread): void {
  let known = ''
  const look = async () => {
    try {
      const state = `${await context.store.evidenceVersion()}/${startOfDay(context.now())}`
      if (state !== known && !signal.aborted) await learn(context, log, signal, startThread)
      known = state
    } catch (error) {
      if (!signal.aborted) log.warn({ error }, 'what past quarters choose cannot be learnt')
    }
    if (!signal.aborted) timer = setTimeout(look, EVERY).unref()
  }
  let timer = setTimeout(look, FIRST).unref()
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
}

async function learn(context: Context, log: Logger, signal: AbortSignal, startThread: StartThread): Promise<void> {
  const calculator = createCalculator(context, log, { startThread, deadline: DEADLINE })
  try {
    const { bytes } = await calculator.ask(QUESTION, signal)
    await keepCalibration(context, learntCalibrationSchema.parse(JSON.parse(new TextDecoder().decode(bytes))))
  } finally {
    await calculator.close()
  }
}
