import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR } from '../../model/quantity.ts'
import { randomStream } from '../../model/random/stream.ts'
import { asItIs, type Connector, NOON, untilNoon, type World } from './connector.ts'
import { CONNECTORS } from './connectors.ts'
import type { Outcome } from './outcome.ts'
import { overConnectors, type Share } from './over-connectors.ts'
import { sendJson } from './upstream.ts'
import { type Installed, withConnector } from './with-connector.ts'

interface UnreliableCounts {
  /** Rows of a vendor that has pages. */
  readonly rows: number
  /** Requests that an upstream which is always well is asked, at least: a source that asks fewer is synced again, a day later. */
  readonly least: number
  /** Milliseconds in a second of waiting. */
  readonly second: number
  /** Seconds that a 429 asks to wait. */
  readonly retryAfter: number
}

/** Of a few requests more than half can fail by chance alone; by this one they do not. */
const SEED = 292

/** 30% of the answers are 5xx, 10% are 429 with a Retry-After. */
export async function unreliable(counts: UnreliableCounts): Promise<Outcome> {
  return {
    row: 10,
    fault: '30% 5xx and 10% 429',
    ...(await overConnectors((connector) => unreliableConnector(connector, counts), CONNECTORS.length)),
  }
}

async function unreliableConnector(connector: Connector, counts: UnreliableCounts): Promise<Share> {
  const { rows, second, retryAfter } = counts
  const world: World = connector.count > 100 ? { ...asItIs(rows), at: untilNoon(rows) } : asItIs(connector.count)
  const well = await withConnector(connector, world, async (installed) => {
    let syncs = 0
    for (; installed.upstream.requests < counts.least; syncs += 1) await syncAt(installed, syncs)
    return { syncs, requests: installed.upstream.requests, meaning: installed.meaning() }
  })
  const chance = randomStream(SEED, 'unreliable', connector.type)
  let [tooEarly, failed, limited, silentUntil] = [0, 0, 0, 0]
  // Here and not at the host: what is on its way when a limit is told was not sent too early.
  const send: typeof fetch = async (address, init) => {
    if (performance.now() < silentUntil) tooEarly += 1
    const response = await fetch(address, init)
    // A millisecond off: clocks in the engine tell whole ones.
    if (response.status === 429) silentUntil = performance.now() + retryAfter * second - 1
    return response
  }
  return withConnector(
    connector,
    world,
    async (installed) => {
      const { upstream } = installed
      upstream.instead = (_request, response) => {
        const draw = chance()
        if (draw >= 0.4) return false
        if (draw < 0.3) {
          failed += 1
          sendJson(response, { message: 'Bad gateway' }, draw < 0.15 ? 502 : 500)
        } else {
          limited += 1
          sendJson(response, { message: 'Slow down' }, 429, { 'retry-after': String(retryAfter) })
        }
        return true
      }
      const start = performance.now()
      let succeeded = 0
      for (let day = 0; day < well.syncs; day += 1) if (await syncAt(installed, day)) succeeded += 1
      return {
        seen: {
          rows: world.count,
          syncs: well.syncs,
          least: well.requests,
          requests: upstream.requests,
          failed,
          limited,
          tooEarly,
          seconds: (performance.now() - start) / 1_000,
        },
        holds: {
          'every sync is complete': succeeded === well.syncs && installed.meaning() === well.meaning,
          'nothing is sent before Retry-After': tooEarly === 0,
          'at most twice the minimum of requests': upstream.requests <= 2 * well.requests,
        },
      }
    },
    { second },
    send,
  )
}

/** An hour more than a day: what is done daily is due each time, however slowly the sync before came to it. */
const BETWEEN = MILLISECONDS_PER_DAY + MILLISECONDS_PER_HOUR

/** Syncs so many days later, by a clock that goes on: a silence is over when it says so. */
async function syncAt({ sync, upstream }: Installed, day: number): Promise<boolean> {
  const start = NOON + day * BETWEEN - performance.now()
  upstream.clock = () => Math.floor(start + performance.now())
  return (await sync()).status === 'succeeded'
}
