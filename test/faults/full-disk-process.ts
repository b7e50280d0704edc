import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import pino from 'pino'
import { serve } from '../../server/main.ts'
import { openStore } from '../../server/store/store.ts'
import { StoreFault } from '../../server/store/store-fault.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { asItIs, type Connector, NOON } from './connector.ts'
import { CONNECTORS } from './connectors.ts'
import { gatedUpstream } from './gated.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { overConnectors, type Share } from './over-connectors.ts'
import { oracle } from './with-connector.ts'

/**
 * Runs a server on the small disk in argument 1, fills and frees it under writes, then in the middle of a first sync of each
 * connector that the further arguments name, and prints what that came to.
 */
const [folder = '', ...types] = process.argv.slice(2)
const file = join(folder, 'leverage.db')
const filler = join(folder, 'filler')
const MOST_WRITES = 500
const READS = ['/api/v1/status', '/api/v1/ranking', '/api/v1/settings', '/api/v1/sources', '/livez']
const store = await openStore(file, { now: () => NOON })
const context = createContext({ store, now: () => NOON })
const server = await serve(context, pino({ level: 'silent' }), { host: '127.0.0.1', port: 0 })
const status = async (path: string, init?: RequestInit) => (await fetch(`${server.address}${path}`, init)).status

let written = 0
async function write(): Promise<number> {
  const id = `team-${written}`
  const answered = await status(`/api/v1/settings/teams/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision: 0, changes: { title: 'Team '.repeat(30), capacity: 1 } }),
  })
  if (answered === 200) written += 1
  return answered
}

async function within(milliseconds: number, holds: () => Promise<boolean>): Promise<number | null> {
  const began = performance.now()
  while (performance.now() - began < milliseconds) {
    if (await holds()) return performance.now() - began
    await sleep(50)
  }
  return null
}

const isReady = async () => (await status('/readyz')) === 200
const readyFirst = (await within(20_000, isReady)) !== null
const wroteFirst = await write()

function fill(size = 65_536): void {
  try {
    for (;;) appendFileSync(filler, Buffer.alloc(size))
  } catch {
    if (size > 1) fill(Math.floor(size / 16))
  }
}
async function writeUntilRefused(): Promise<number> {
  let answered = 200
  for (let tries = 0; tries < MOST_WRITES && answered === 200; tries += 1) answered = await write()
  return answered
}
const readStatuses = () => Promise.all(READS.map((path) => status(path)))

fill()
const refused = await within(10_000, async () => !(await isReady()))
const writeWhenFull = await writeUntilRefused()
const reason = await (await fetch(`${server.address}/readyz`)).text()
const reads = await readStatuses()

rmSync(filler)
const back = await within(10_000, async () => (await isReady()) && (await write()) === 200)
const { seen, broken } = await overConnectors(
  fullDiskFor,
  1,
  CONNECTORS.filter(({ type }) => types.includes(type)),
)
const { problems } = await store.integrity()
const kept = (await store.teams.all()).length
await server.close()
store.close()
const outcome: Outcome = {
  row: 3,
  fault: 'the disk is full under a running server, then is not',
  seen: {
    server: { wroteFirst, writeWhenFull, reason: reason.trim(), written, kept, back: back ?? 'never' },
    ...(seen as Record<string, Share['seen']>),
  },
  broken: [
    ...broken,
    ...brokenOf({
      'it is ready and writes before': readyFirst && wroteFirst === 200,
      'it is not ready while the disk is full': refused !== null && reason === 'not ready: disk-full\n',
      'writes answer 503': writeWhenFull === 503,
      'reads go on': reads.every((answered) => answered === 200),
      'it is back within 10 s': back !== null,
      'what was acknowledged is kept, and nothing else': kept === written && problems.length === 0,
    }),
  ],
}
process.stdout.write(JSON.stringify(outcome))

/** The disk is full when the answer in the middle of a first sync comes, and has room when the source is synced again. */
async function fullDiskFor(connector: Connector): Promise<Share> {
  const { type, config, count } = connector
  const well = await oracle(connector, asItIs(count))
  const upstream = await gatedUpstream(connector, asItIs(count), Math.ceil(well.requests / 2))
  await store.sources.upsert({ id: type, type, title: type, config: config(upstream.url) })
  const first = context.engine.sync(type).then(
    ({ fault }) => fault,
    (error: unknown) => error,
  )
  await upstream.reached
  takeLogIn()
  fill()
  upstream.open()
  const fault = await first
  const writeWhenFull = await writeUntilRefused()
  const reads = await readStatuses()
  rmSync(filler)
  const freed = performance.now()
  await within(10_000, async () => (await store.sources.find(type))?.lastRun?.status !== 'running')
  const { run } = await context.engine.sync(type)
  const seconds = (performance.now() - freed) / 1_000
  await upstream.close()
  const runs = await store.runs.list({ source: type })
  const failed = runs.at(-1)
  const created = runs.reduce((sum, { created }) => sum + created, 0)
  const cursor = JSON.stringify((await store.sources.find(type))?.cursor)
  return {
    seen: { requests: well.requests, beforeFull: failed?.created ?? 0, fault: failed?.fault ?? '', created, seconds },
    holds: {
      'the sync says that the disk is full': fault instanceof StoreFault && fault.code === 'disk-full',
      'its run says so too, with the source':
        failed?.fault === 'disk-full' && failed.error?.startsWith(type) === true && /disk is full/.test(failed.error),
      'writes answer 503 and reads go on': writeWhenFull === 503 && reads.every((answered) => answered === 200),
      'it goes on within 10 s of there being room': run.status === 'succeeded' && seconds < 10,
      'nothing is lost, half written or kept twice': created === well.created && cursor === well.cursor,
    },
  }
}

/** Empties the log of writes into the database: the room that it has already would take a small page on a full disk. */
function takeLogIn(): void {
  const database = new Database(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}
