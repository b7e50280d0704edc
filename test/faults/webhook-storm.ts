import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { instant } from '../../model/quantity.ts'
import { randomStream } from '../../model/random/stream.ts'
import { openStore } from '../../server/store/store.ts'
import { type ServerProcess, startServer } from '../support/command-line.ts'
import { asItIs, untilNoon } from './connector.ts'
import { brokenOf, type Figures, type Outcome } from './outcome.ts'
import { startUpstream, type Upstream } from './upstream.ts'
import { TELLERS, type Teller } from './webhook-tellers.ts'

interface Storm {
  /** Rows that each vendor tells of. */
  readonly rows: number
  /** Webhooks a second of all vendors, sent whether or not those before were answered. */
  readonly perSecond: number
  /** Milliseconds within which 99 of 100 are answered; null: how long it takes is not judged. */
  readonly within: number | null
}

const SECRET = 'the-secret-of-the-storm'
const PATIENCE = 120_000
/** The part of the storm over which whatever got no answer is sent again. */
const SPREAD = 1 / 4

interface Tally {
  202: number
  200: number
  other: number
  again: number
  readonly times: number[]
  readonly late: number[]
}

/**
 * Every row of every vendor is told of twice, in a random order and at a steady rate, and the server is killed half way: what
 * it had taken is known when it is back, whatever got no answer is sent again, and afterwards each is one row, read from its
 * source where that can be asked and from what was told where it cannot. An answer's time counts from the moment at which its
 * webhook was due, so that a sender who is late hides nothing; of one that the kill cut off, from when it is sent again.
 */
export async function webhookStorm({ rows, perSecond, within }: Storm): Promise<Outcome> {
  const chance = randomStream(14, 'faults', 'storm')
  const folder = await mkdtemp(join(tmpdir(), 'leverage-storm-'))
  const upstreams = await Promise.all(TELLERS.map((teller) => upstreamOf(teller, rows)))
  const dispatcher = new Agent({ connections: 64 })
  let server: ServerProcess | null = null
  try {
    await addSources(folder, upstreams)
    server = await startServer(folder)
    const all = TELLERS.flatMap((teller) =>
      Array.from({ length: rows * 2 }, (_, index) => [teller, (index >> 1) + 1] as const),
    )
    const told = all.map((what) => ({ what, at: chance() })).sort((one, other) => one.at - other.at)
    const tallies = new Map<Teller, Tally>(
      TELLERS.map((each) => [each, { 202: 0, 200: 0, other: 0, again: 0, times: [], late: [] }]),
    )
    let up: Promise<void> | null = null
    const tell = async (teller: Teller, number: number, due: number): Promise<void> => {
      const tally = tallies.get(teller)
      if (!tally) return
      tally.late.push(performance.now() - due)
      for (let began = due; ; began = performance.now()) {
        // While nothing listens, the answer is known without asking.
        const status = up ? null : await send(`${server?.address}`, teller, number, dispatcher)
        if (status !== null) {
          tally.times.push(performance.now() - began)
          tally[status === 202 || status === 200 ? status : 'other'] += 1
          return
        }
        tally.again += 1
        await up
        await sleep(chance() * SPREAD * ((told.length * 1_000) / perSecond))
      }
    }
    async function restart(): Promise<void> {
      const port = new URL(server?.address ?? '').port
      await kill(server, 'SIGKILL')
      server = await startServer(folder, port)
      up = null
    }
    const answered: Promise<void>[] = []
    const began = performance.now()
    for (const [index, { what }] of told.entries()) {
      const due = began + (index * 1_000) / perSecond
      const early = due - performance.now()
      if (early > 1) await sleep(early)
      answered.push(tell(...what, due))
      if (index === told.length >> 1) up = restart()
    }
    await up
    await Promise.all(answered)
    const took = (performance.now() - began) / 1_000
    await reaches(server.address, rows)
    await kill(server, 'SIGTERM')
    const { kept, runs, problems } = await keptIn(folder)
    const shares = TELLERS.map((teller) => shareOf(teller, rows, tallies.get(teller), kept(teller.signer.type), runs))
    const times = [...tallies.values()].flatMap((tally) => tally.times)
    const late = [...tallies.values()].flatMap((tally) => tally.late)
    const p99 = quantile(times, 0.99)
    return {
      row: 14,
      fault: `${told.length} webhooks of ${TELLERS.length} vendors, each twice and out of order, with a kill`,
      seen: {
        all: { perSecond: told.length / took, sentLate: quantile(late, 0.99), p50: quantile(times, 0.5), p99 },
        ...Object.fromEntries(shares.map(({ type, seen }) => [type, seen])),
      },
      broken: [
        ...shares.flatMap(({ broken }) => broken),
        ...brokenOf({
          'the kill hits, and what got no answer is sent again': [...tallies.values()].some(({ again }) => again > 0),
          'nothing is damaged': problems === 0,
          [`99 of 100 are answered within ${within} ms`]: within === null || p99 < within,
        }),
      ],
    }
  } finally {
    await kill(server, 'SIGKILL')
    await dispatcher.close()
    await Promise.all(upstreams.map((upstream) => upstream?.close()))
    await rm(folder, { recursive: true, force: true })
  }
}

function shareOf(
  { signer: { type } }: Teller,
  rows: number,
  tally: Tally | undefined,
  kept: readonly string[],
  runs: Readonly<Record<string, number>>,
) {
  const { 202: taken = 0, 200: known = 0, other = 0, again = 0, times = [] } = tally ?? {}
  const ran = runs[type] ?? 0
  const seen: Figures = {
    taken,
    known,
    again,
    rows: kept.length,
    runs: ran,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  }
  const broken = brokenOf({
    [`${type}: each is answered`]: other === 0 && taken + known === rows * 2,
    // Whatever was kept in the moment of the kill had no time to be answered.
    [`${type}: none is accepted twice`]: taken <= rows && taken >= rows - again,
    [`${type}: each is one row`]: kept.length === rows && new Set(kept).size === rows,
    [`${type}: they start few runs`]: ran * 10 <= rows * 2,
  })
  return { type, seen, broken }
}

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0

const open = (folder: string) => openStore(join(folder, 'leverage.db'), { now: () => instant(Date.now()) })

async function upstreamOf({ connector }: Teller, rows: number): Promise<Upstream | null> {
  const world = { ...asItIs(rows), at: untilNoon(rows) }
  return connector && startUpstream((incoming, response) => connector.answer(incoming, response, world))
}

async function addSources(folder: string, upstreams: readonly (Upstream | null)[]): Promise<void> {
  const store = await open(folder)
  for (const [index, { signer, connector }] of TELLERS.entries()) {
    await store.sources.upsert({
      id: signer.type,
      type: signer.type,
      title: signer.type,
      config: { ...connector?.config(upstreams[index]?.url ?? ''), webhook: { secret: SECRET } },
    })
  }
  store.close()
}

async function kill(server: ServerProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!server || server.process.exitCode !== null || server.process.signalCode !== null) return
  const exit = once(server.process, 'exit')
  server.process.kill(signal)
  await exit
}

/** The status of the answer; null when there was none. */
async function send(address: string, teller: Teller, number: number, dispatcher: Agent): Promise<number | null> {
  const { signer, bodyOf } = teller
  const payload = Buffer.from(JSON.stringify(bodyOf(number)))
  const stamp = { id: `delivery-${number}`, seconds: Math.floor(Date.now() / 1_000) }
  try {
    const { statusCode, body } = await request(`${address}/api/v1/webhooks/${signer.type}/${signer.type}`, {
      method: 'POST',
      dispatcher,
      body: payload,
      headers: { ...signer.others(stamp), [signer.header]: signer.sign(payload, SECRET, stamp) },
    })
    await body.dump()
    return statusCode
  } catch {
    return null
  }
}

/** Waits until every source has so many rows, by what the server says. */
async function reaches(address: string, rows: number): Promise<void> {
  const until = performance.now() + PATIENCE
  while (performance.now() < until) {
    const { body } = await request(`${address}/api/v1/sources`)
    const { sources } = (await body.json()) as { sources: readonly { id: string; rows: number }[] }
    if (TELLERS.every(({ signer }) => (sources.find(({ id }) => id === signer.type)?.rows ?? 0) >= rows)) return
    await sleep(200)
  }
}

async function keptIn(folder: string) {
  const store = await open(folder)
  const rows = [
    ...(await store.incidents.all()),
    ...(await store.issues.all()).map(({ id }) => ({ id, source: 'github' })),
  ]
  const runs: Record<string, number> = {}
  for (const { source } of await store.runs.list({ limit: 10_000 })) runs[source] = (runs[source] ?? 0) + 1
  const { problems } = await store.integrity()
  store.close()
  const kept = (type: string) => rows.filter(({ source }) => source === type).map(({ id }) => id)
  return { kept, runs, problems: problems.length }
}
