import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { instant } from '../../model/quantity.ts'
import { serve } from '../../server/main.ts'
import { openStore } from '../../server/store/store.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { brokenOf, type Outcome } from './outcome.ts'

/** Runs a server on the small disk in argument 1, fills and frees it, and prints what that came to. */
const [folder = ''] = process.argv.slice(2)
const filler = join(folder, 'filler')
const MOST_WRITES = 500
const now = () => instant(Date.now())
const store = await openStore(join(folder, 'leverage.db'), { now })
const context = createContext({ store, now })
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

const fill = (size: number) => {
  try {
    for (;;) appendFileSync(filler, Buffer.alloc(size))
  } catch {
    if (size > 1) fill(Math.floor(size / 16))
  }
}
fill(65_536)
const refused = await within(10_000, async () => !(await isReady()))
let writeWhenFull = 200
for (let tries = 0; tries < MOST_WRITES && writeWhenFull === 200; tries += 1) writeWhenFull = await write()
const reason = await (await fetch(`${server.address}/readyz`)).text()
const reads = await Promise.all(
  ['/api/v1/status', '/api/v1/ranking', '/api/v1/settings', '/livez'].map((path) => status(path)),
)

rmSync(filler)
const back = await within(10_000, async () => (await isReady()) && (await write()) === 200)
const { problems } = await store.integrity()
const kept = (await store.teams.all()).length
await server.close()
store.close()
const outcome: Outcome = {
  row: 3,
  fault: 'the disk is full under a running server, then is not',
  seen: { wroteFirst, writeWhenFull, reason: reason.trim(), written, kept, back: back ?? 'never' },
  broken: brokenOf({
    'it is ready and writes before': readyFirst && wroteFirst === 200,
    'it is not ready while the disk is full': refused !== null && reason === 'not ready: disk-full\n',
    'writes answer 503': writeWhenFull === 503,
    'reads go on': reads.every((answered) => answered === 200),
    'it is back within 10 s': back !== null,
    'what was acknowledged is kept, and nothing else': kept === written && problems.length === 0,
  }),
}
process.stdout.write(JSON.stringify(outcome))
