import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { asItIs, type Connector, NOON } from './connector.ts'
import { CONNECTORS } from './connectors.ts'
import { addPage, withEngine } from './installation.ts'
import type { Outcome } from './outcome.ts'
import { overConnectors, type Share } from './over-connectors.ts'
import { pageIncident, sendJson, startUpstream, type Upstream } from './upstream.ts'
import { oracle } from './with-connector.ts'

interface HangingCounts {
  /** Milliseconds that a request may take; null: as usual. */
  readonly deadline: number | null
  /** Milliseconds between two bytes of the answer that drips. */
  readonly drip: number
}

/** Of every connector one source that is never answered, one whose last answer drips, and a status page that is well beside them. */
export async function hanging(counts: HangingCounts): Promise<Outcome> {
  return {
    row: 9,
    fault: 'an upstream hangs, another drips',
    ...(await overConnectors((connector) => hangingConnector(connector, counts), CONNECTORS.length)),
  }
}

async function hangingConnector(connector: Connector, { deadline, drip }: HangingCounts): Promise<Share> {
  const world = asItIs(connector.count)
  const { requests } = await oracle(connector, world)
  const hangs = await startUpstream((request) => void request.resume())
  let answered = 0
  const drips = await startUpstream((request, response) => {
    answered += 1
    if (answered < requests) connector.answer(request, response, world)
    else dripping(request, response, drip)
  })
  const well = await startUpstream((_request, response) =>
    sendJson(response, { page: {}, incidents: [pageIncident(1)] }),
  )
  try {
    return await withEngine(
      deadline === null ? {} : { deadline },
      async (store, engine) => {
        const { type, config } = connector
        await store.sources.upsert({ id: 'hangs', type, title: type, config: config(hangs.url) })
        await store.sources.upsert({ id: 'drips', type, title: type, config: config(drips.url) })
        await addPage(store, 'well', well.url)
        const start = performance.now()
        const timed = async (source: string) => {
          const { run } = await engine.sync(source)
          return { run, seconds: (performance.now() - start) / 1_000 }
        }
        const [hung, dripped, good] = await Promise.all([timed('hangs'), timed('drips'), timed('well')])
        const sockets = await leftOpen([hangs, drips, well])
        return {
          seen: {
            hungSeconds: hung.seconds,
            dripSeconds: dripped.seconds,
            drippedAt: requests,
            wellSeconds: good.seconds,
            sockets,
          },
          holds: {
            'both are given up within 60 s': Math.max(hung.seconds, dripped.seconds) < 60,
            'both say that they timed out': hung.run.fault === 'timed-out' && dripped.run.fault === 'timed-out',
            'the other source is unaffected': good.run.status === 'succeeded' && good.seconds < hung.seconds,
            'no socket is left': sockets === 0,
          },
        }
      },
      { now: () => NOON },
    )
  } finally {
    await Promise.all([hangs.close(), drips.close(), well.close()])
  }
}

/** Sockets that are open still when they had a while to close. */
async function leftOpen(upstreams: readonly Upstream[]): Promise<number> {
  const sockets = () => upstreams.reduce((sum, upstream) => sum + upstream.sockets(), 0)
  for (let tries = 0; tries < 100 && sockets() > 0; tries += 1) await sleep(20)
  return sockets()
}

function dripping(request: IncomingMessage, response: ServerResponse, drip: number): void {
  request.resume()
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), drip)
  response.on('close', () => clearInterval(timer))
}
