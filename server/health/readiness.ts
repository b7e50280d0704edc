import { StoreFault } from '../store/store-fault.ts'

/** Milliseconds for which an answer about the database holds: whoever asks more often is told the last one. */
const ANSWER_HOLDS = 500
/** Milliseconds after which a database that does not take a write counts as one that cannot. */
const WRITE_PATIENCE = 2_000

/** Whether requests should be sent here. */
export interface Readiness {
  /** From now on the first answers are computed. */
  started(): void
  /** From now on nothing new should be sent. */
  stopping(): void
  readonly isStopping: boolean
  /** A word for why not, such as "disk-full"; null when ready. */
  reason(): Promise<string | null>
}

/** Ready between `started` and `stopping`, while `probe` can write to the database. */
export function createReadiness(probe: () => Promise<void>): Readiness {
  let phase: 'starting' | 'running' | 'stopping' = 'starting'
  let last: { readonly at: number; readonly reason: Promise<string | null> } | null = null

  function databaseReason(): Promise<string | null> {
    if (last !== null && performance.now() - last.at < ANSWER_HOLDS) return last.reason
    last = { at: performance.now(), reason: reasonOf(probe()) }
    return last.reason
  }

  return {
    started() {
      if (phase === 'starting') phase = 'running'
    },
    stopping() {
      phase = 'stopping'
    },
    get isStopping() {
      return phase === 'stopping'
    },
    reason: async () => (phase === 'running' ? databaseReason() : phase),
  }
}

async function reasonOf(probing: Promise<void>): Promise<string | null> {
  const late = Promise.withResolvers<string>()
  const timer = setTimeout(() => late.resolve('locked'), WRITE_PATIENCE)
  try {
    return await Promise.race([probing.then(() => null), late.promise])
  } catch (error) {
    return error instanceof StoreFault ? error.code : 'unavailable'
  } finally {
    clearTimeout(timer)
  }
}
