import type { Logger } from 'pino'
import type { Context } from './usecases/context.ts'

/** How often the version is read, in milliseconds: during a backfill pages compute the ranking anew this often at most. */
const EVERY = 2_000

/**
 * Tells every open page that evidence changed, whoever changed it: the counter is read from the database, so the command line
 * of another process counts too. Ends when `signal` aborts.
 */
export function watchEvidence(context: Context, log: Logger, signal: AbortSignal): void {
  const { store, events } = context
  let known: number | null = null
  const look = async () => {
    try {
      const evidenceVersion = await store.evidenceVersion()
      if (signal.aborted) return
      if (known !== null && evidenceVersion !== known) events.publish({ type: 'evidence-changed', evidenceVersion })
      known = evidenceVersion
    } catch (error) {
      if (!signal.aborted) log.warn({ error }, 'the evidence version cannot be read')
    }
    if (!signal.aborted) timer = setTimeout(look, EVERY)
  }
  // A use case that changed something has told already: pages need not compute the same ranking twice.
  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'evidence-changed' && known !== null) known = Math.max(known, event.evidenceVersion)
  })
  let timer = setTimeout(look, 0)
  const end = () => {
    clearTimeout(timer)
    unsubscribe()
  }
  signal.addEventListener('abort', end, { once: true })
}
