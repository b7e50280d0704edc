import type { Logger } from 'pino'
import { digestSchema } from '../model/contract/digest.ts'
import type { Context } from './usecases/context.ts'
import { deliverDigest, dueDigest } from './usecases/digest-hook.ts'
import type { Calculator } from './worker/calculator.ts'

/** Milliseconds between two looks: a schedule is kept to the minute. */
const EVERY = 20_000

/** Sends the digest whenever it is due, where it is switched on; what it says is computed in the thread. Ends when `signal` aborts. */
export function watchDigest(context: Context, calculator: Calculator, log: Logger, signal: AbortSignal): void {
  const look = async () => {
    try {
      const hook = await dueDigest(context)
      if (hook && !signal.aborted) {
        const parameters = { since: undefined, lens: hook.lens ?? undefined }
        const question = { method: 'get', path: '/digest', parameters, body: undefined, isKept: false } as const
        const { bytes } = await calculator.ask(question, signal)
        await deliverDigest(context, digestSchema.parse(JSON.parse(new TextDecoder().decode(bytes))), false)
      }
    } catch (error) {
      if (!signal.aborted) log.error({ error }, 'the digest could not be sent')
    }
    if (!signal.aborted) timer = setTimeout(look, EVERY).unref()
  }
  let timer = setTimeout(look, EVERY).unref()
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
}
