import type { Logger } from 'pino'
import { isClientBuilt } from './http/client-files.ts'
import { firstScreenOf } from './http/first-screen.ts'
import type { Context } from './usecases/context.ts'
import type { Calculator } from './worker/calculator.ts'

/** Milliseconds that evidence has to rest first: a backfill changes it every other second. */
const REST = 10_000

/**
 * Has the first screen of the ranking at hand from the start, and again once evidence that changed has come to rest, so that
 * whoever opens it next reads its rows at once. Ends when `signal` aborts.
 */
export function watchFirstScreen(
  { events }: Pick<Context, 'events'>,
  calculator: Calculator,
  log: Logger,
  signal: AbortSignal,
): void {
  if (!isClientBuilt()) return
  const prepare = () =>
    calculator.ask(firstScreenOf(), signal).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ error }, 'the first screen of the ranking cannot be prepared')
    })
  let timer: NodeJS.Timeout | undefined
  const unsubscribe = events.subscribe(({ type }) => {
    if (type !== 'evidence-changed') return
    clearTimeout(timer)
    timer = setTimeout(prepare, REST)
  })
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer)
      unsubscribe()
    },
    { once: true },
  )
  void prepare()
}
