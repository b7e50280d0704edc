import { createHash } from 'node:crypto'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { instant } from '../../model/quantity.ts'
import { bytesOf, isFileAnswer, isThreadRoute, type Route } from '../http/route.ts'
import { openReader } from '../store/store.ts'
import { StoreFault } from '../store/store-fault.ts'
import type { ReadingContext } from '../usecases/context.ts'
import { RefusedRequest } from '../usecases/refused-request.ts'
import { type Answer, type Ask, type Fault, type FromThread, READY, type ThreadData } from './message.ts'

/**
 * Answers what the other end asks, one thing at a time, from a connection of its own to the same database. What use
 * cases keep at hand for each version of the evidence (losses, forecast, draws) is kept here, once for all resources.
 */
export async function answerAsks(routes: readonly Route[]): Promise<void> {
  if (!parentPort) throw new Error('this runs in a worker thread only')
  const { take } = await openAsks(routes, workerData as ThreadData, parentPort)
  parentPort.on('message', take)
  parentPort.postMessage(READY)
}

/** Takes the asks over one database, until it is closed. */
export async function openAsks(routes: readonly Route[], { database, unwanted }: ThreadData, port: MessagePort) {
  let clock = () => instant(0)
  const store = await openReader(database, { now: () => clock() })
  const take = async (ask: Ask): Promise<void> => {
    const asked = performance.now()
    // The asker's clock goes on here, so that deadlines pass whatever time it is there.
    clock = () => instant(ask.now + performance.now() - asked)
    const isWanted = () => Atomics.load(unwanted, 0) !== ask.id
    const message = await answered(routes, ask, { store, now: clock, isWanted })
    port.postMessage(message, message.answer ? [message.answer.bytes.buffer] : [])
  }
  return { take, close: () => store.close() }
}

async function answered(routes: readonly Route[], ask: Ask, context: ReadingContext): Promise<FromThread> {
  const { id, method, path, parameters, body } = ask
  try {
    const route = routes.filter(isThreadRoute).find((each) => each.method === method && each.path === path)
    if (!route) throw new Error(`no resource ${method} ${path} is declared for this thread`)
    return { id, answer: asAnswer(await route.handle(context, parameters, body)) }
  } catch (error) {
    return { id, fault: faultOf(error) }
  }
}

function asAnswer(result: unknown): Answer {
  const isFile = isFileAnswer(result)
  // A copy of its own: what a library made may lie within memory that it shares with other things.
  const bytes = isFile ? new Uint8Array(bytesOf(result)) : new TextEncoder().encode(JSON.stringify(result))
  return {
    contentType: isFile ? result.contentType : 'application/json',
    fileName: isFile ? result.fileName : null,
    etag: `"${createHash('sha1').update(bytes).digest('base64url')}"`,
    bytes,
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof RefusedRequest) {
    const { code, message, errors } = error
    return { kind: 'refused', code, message, errors }
  }
  if (error instanceof StoreFault) return { kind: 'unavailable', message: error.message }
  return { kind: 'internal', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
