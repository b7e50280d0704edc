import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { type RunningServer, serve } from '../../server/main.ts'
import { openStore, type Store } from '../../server/store/store.ts'
import type { Context } from '../../server/usecases/context.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { asItIs, type Connector, NOON } from './connector.ts'
import { meaningHash } from './evidence-hash.ts'
import { gatedUpstream } from './gated.ts'
import { withEngine } from './installation.ts'
import { brokenOf, type Figures, type Outcome } from './outcome.ts'
import { startUpstream } from './upstream.ts'

interface LockCounts {
  readonly connectors: readonly Connector[]
  /** Milliseconds of a lock that a write outlasts, and of one that it does not. */
  readonly short: number
  readonly long: number
  /** Milliseconds that a write waits; null: as usual. */
  readonly patience: number | null
  /** Milliseconds within which a write that is given up is answered. */
  readonly answered: number
}

const HOLDER = fileURLToPath(new URL('../server/store/hold-lock.ts', import.meta.url))
/** As many as an engine calls at a time. */
const AT_A_TIME = 4
const WRITERS = 8
const ROUNDS = ['short', 'long'] as const
type Round = (typeof ROUNDS)[number]
/** Milliseconds between two looks, and for how long it is looked. */
const PAUSE = 50
const PATIENCE = 20_000
/** Milliseconds between two measurements of the event loop. */
const RESOLUTION = 5

/**
 * Another process takes the write lock in the middle of a sync of every connector, while writers and readers ask a server
 * over HTTP: once for so short that everything waits, once for so long that what waits is given up and made good later.
 */
export async function locked(counts: LockCounts): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-locked-'))
  const seen: Record<string, Figures> = {}
  const broken: string[] = []
  try {
    for (let first = 0; first < counts.connectors.length; first += AT_A_TIME) {
      const batch = counts.connectors.slice(first, first + AT_A_TIME)
      const share = await lockedBatch(join(folder, `batch-${first}`), batch, counts)
      Object.assign(seen, share.seen)
      broken.push(...share.broken)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return { row: 4, fault: `another process writes for ${counts.short} and for ${counts.long} ms`, seen, broken }
}

async function lockedBatch(folder: string, batch: readonly Connector[], counts: LockCounts) {
  await mkdir(folder)
  const file = join(folder, 'leverage.db')
  const { patience } = counts
  const store = await openStore(file, { now: () => NOON, ...(patience !== null && { lockPatience: patience }) })
  const context = createContext({ store, now: () => NOON })
  const server = await serve(context, pino({ level: 'silent' }), { host: '127.0.0.1', port: 0 })
  try {
    const expected = await wellKept(batch)
    const place = { context, server, file, requests: expected.requests }
    const short = await lockedRound(place, batch, 'short', counts.short)
    const long = await lockedRound(place, batch, 'long', counts.long)
    const teams = new Set((await store.teams.all()).map(({ id }) => id))
    const writes = [...short.writes, ...long.writes]
    const refused = writes.filter(({ status }) => status === 503)
    const slowest = Math.max(0, ...refused.map(({ took }) => took))
    const cursors = await cursorsIn(store)
    const shares = await Promise.all(
      batch.map(async ({ type }) => {
        const [last, first] = await store.runs.list({ source: `${type}-long` })
        return [
          type,
          {
            short: short.ended[type] ?? '',
            long: first?.fault ?? '',
            again: last?.status ?? '',
            kept: last?.created ?? 0,
          },
          brokenOf({
            [`${type} goes on after the short lock`]: short.ended[type] === 'succeeded',
            [`${type} says that it was locked out`]:
              first?.fault === 'locked' && /-long, .*another process is writing/.test(first.error ?? ''),
            [`${type} is complete afterwards`]: last?.status === 'succeeded',
            [`${type} has the right cursor`]: ROUNDS.every(
              (round) => cursors[`${type}-${round}`] === expected.cursors[`${type}-${round}`],
            ),
          }),
        ] as const
      }),
    )
    const { problems } = await store.integrity()
    return {
      seen: {
        ...Object.fromEntries(shares.map(([type, figures]) => [type, figures])),
        [`server of ${batch[0]?.type}`]: {
          writes: writes.length,
          refused: refused.length,
          slowestRefusal: slowest,
          reads: short.reads.length + long.reads.length,
          loopP99: Math.max(short.loopP99, long.loopP99),
        },
      },
      broken: [
        ...shares.flatMap(([, , sentences]) => sentences),
        ...brokenOf({
          'nothing is lost and nothing half kept': meaningHash(file) === expected.meaning && problems.length === 0,
          'reads go on': [...short.reads, ...long.reads].every((status) => status === 200),
          'writes wait for a short lock': short.writes.length > 0 && short.writes.every(({ status }) => status === 200),
          'writes are refused with 503 during a long one':
            refused.length > 0 && writes.every(({ status }) => status === 200 || status === 503),
          'nobody waits for the patience of others too':
            new Set(long.writes.filter(({ status }) => status === 503).map(({ writer }) => writer)).size === WRITERS,
          'they are refused in time': slowest <= counts.answered,
          'what was acknowledged is kept, and nothing else': writes.every(
            ({ id, status }) => teams.has(id) === (status === 200),
          ),
        }),
      ],
    }
  } finally {
    await server.close()
    store.close()
  }
}

interface Place {
  readonly context: Context
  readonly server: RunningServer
  readonly file: string
  /** That the first sync of each connector takes. */
  readonly requests: Readonly<Record<string, number>>
}

/** One lock in the middle of the first sync of each connector, held for as long as it is asked over HTTP. */
async function lockedRound(place: Place, batch: readonly Connector[], round: Round, time: number) {
  const { context, server, file, requests } = place
  const { store, engine } = context
  const upstreams = await Promise.all(
    batch.map((connector) =>
      gatedUpstream(connector, asItIs(connector.count), Math.ceil((requests[connector.type] ?? 1) / 2)),
    ),
  )
  try {
    const ids = batch.map(({ type }) => `${type}-${round}`)
    for (const [index, { type, config }] of batch.entries()) {
      await store.sources.upsert({
        id: ids[index] ?? '',
        type,
        title: type,
        config: config(upstreams[index]?.url ?? ''),
      })
    }
    // Where not even its end can be written, a sync rejects.
    const syncs = ids.map((id) => engine.sync(id).catch(() => null))
    await Promise.all(upstreams.map(({ reached }) => reached))
    const holder = spawn(process.execPath, [HOLDER, file, String(time)], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
    delay.enable()
    for (const { open } of upstreams) open()
    const asked = await askedUntil(once(holder, 'exit'), server.address, round)
    delay.disable()
    await Promise.all(syncs)
    const ended: Record<string, string> = {}
    for (const [index, id] of ids.entries()) {
      const first = await endOf(store, id)
      if (first !== 'succeeded') await engine.sync(id)
      ended[batch[index]?.type ?? ''] = first
    }
    return { ...asked, ended, loopP99: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION) }
  } finally {
    await Promise.all(upstreams.map(({ close }) => close()))
  }
}

/** Writes and reads over HTTP until `end`, and what came of each. */
async function askedUntil(end: Promise<unknown>, address: string, round: Round) {
  let goesOn = true
  void end.then(() => {
    goesOn = false
  })
  const writes: { readonly writer: number; readonly id: string; readonly status: number; readonly took: number }[] = []
  const reads: number[] = []
  const statusOf = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${address}/api/v1${path}`, init)
    await response.text()
    return response.status
  }
  async function writer(number: number): Promise<void> {
    for (let turn = 0; goesOn; turn += 1) {
      const id = `team-${round}-${number}-${turn}`
      const began = performance.now()
      const status = await statusOf(`/settings/teams/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ revision: 0, changes: { title: id, capacity: 1 } }),
      })
      writes.push({ writer: number, id, status, took: performance.now() - began })
    }
  }
  async function reader(): Promise<void> {
    for (; goesOn; await sleep(PAUSE)) reads.push(await statusOf('/settings'), await statusOf('/sources'))
  }
  await Promise.all([...Array.from({ length: WRITERS }, (_, number) => writer(number)), reader()])
  return { writes, reads }
}

/** How the newest run of a source ended, once that is written down. */
async function endOf(store: Store, source: string): Promise<string> {
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    const status = (await store.sources.find(source))?.lastRun?.status ?? 'running'
    if (status !== 'running') return status
    await sleep(PAUSE)
  }
  return 'running'
}

/** What the same sources come to when nobody else writes. */
const wellKept = (batch: readonly Connector[]) =>
  withEngine(
    {},
    async (store, engine, file) => {
      const requests: Record<string, number> = {}
      for (const { type, config, answer, count } of batch) {
        const world = asItIs(count)
        let asked = 0
        const upstream = await startUpstream((request, response) => {
          asked += 1
          answer(request, response, world)
        })
        for (const round of ROUNDS) {
          await store.sources.upsert({ id: `${type}-${round}`, type, title: type, config: config(upstream.url) })
          await engine.sync(`${type}-${round}`)
        }
        await upstream.close()
        requests[type] = asked / ROUNDS.length
      }
      return { meaning: meaningHash(file), cursors: await cursorsIn(store), requests }
    },
    { now: () => NOON },
  )

const cursorsIn = async (store: Store): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await store.sources.all()).map(({ id, cursor }) => [id, JSON.stringify(cursor)]))
