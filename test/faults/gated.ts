import type { Connector, World } from './connector.ts'
import { startUpstream, type Upstream } from './upstream.ts'

export interface Gated extends Upstream {
  /** Resolves when the answer that is held back has been asked for. */
  readonly reached: Promise<void>
  /** Gives that answer, and all others from now on. */
  open(): void
}

/** An upstream that holds its `number`th answer back until it is told to give it: what is injected then hits the middle of a sync. */
export async function gatedUpstream(connector: Connector, world: World, number: number): Promise<Gated> {
  const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let requests = 0
  const upstream = await startUpstream(async (request, response) => {
    requests += 1
    if (requests === number) {
      reached.resolve()
      await opened.promise
    }
    connector.answer(request, response, world)
  })
  return { ...upstream, reached: reached.promise, open: () => opened.resolve() }
}
