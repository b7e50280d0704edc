import type { Logger } from 'pino'
import { STANDING_NOW } from './http/standing.ts'
import { startOfDay } from './usecases/as-of.ts'
import type { Context } from './usecases/context.ts'
import type { Calculator } from './worker/calculator.ts'

/** Milliseconds between two looks. */
const EVERY = 5_000
/** Milliseconds after which a copy is kept of evidence that never comes to rest. */
const LONGEST = 300_000

/**
 * Keeps a copy of what people state, so that a later ranking can tell what they changed: once evidence that changed has
 * rested from one look to the next, or has not for five minutes, and once a day at least, so that each day's end is known.
 * It is read in the thread: of tens of thousands of issues that takes as long as to rank. Ends when `signal` aborts.
 */
export function watchStanding(
  { store, now }: Pick<Context, 'store' | 'now'>,
  calculator: Calculator,
  log: Logger,
  signal: AbortSignal,
): void {
  let seen = ''
  let kept = ''
  let keptAt = performance.now()
  const look = async () => {
    try {
      const day = startOfDay(now())
      const state = `${await store.evidenceVersion()}/${day}`
      const isAtRest = state === seen || performance.now() - keptAt >= LONGEST
      seen = state
      if (state !== kept && isAtRest) {
        const { bytes } = await calculator.ask(STANDING_NOW, signal)
        await store.snapshots.keep(day, new TextDecoder().decode(bytes))
        kept = state
        keptAt = performance.now()
      }
    } catch (error) {
      if (!signal.aborted) log.warn({ error }, 'what people state cannot be kept')
    }
    if (!signal.aborted) timer = setTimeout(look, EVERY).unref()
  }
  let timer = setTimeout(look, EVERY).unref()
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
}
