import { createHmac } from 'node:crypto'
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
import { brokenOf, type Outcome } from './outcome.ts'
import { githubIssue, listIssues, startUpstream, type Upstream } from './upstream.ts'

interface Storm {
  readonly issues: number
  /** Webhooks a second, sent whether or not those before were answered. */
  readonly perSecond: number
}

const SECRET = 'the-secret-of-the-storm'
const SOURCE = 'issues'
const PATIENCE = 120_000
/** The part of the storm over which whatever got no answer is sent again. */
const SPREAD = 1 / 4

/**
 * Every issue is told of twice, in a random order and at a steady rate, and the server is killed half way: what it had taken
 * is known when it is back, whatever got no answer is sent again, and afterwards each issue is one row, though none was read
 * from what was told.
 */
export async function webhookStorm({ issues, perSecond }: Storm): Promise<Outcome> {
  const chance = randomStream(14, 'faults', 'storm')
  const folder = await mkdtemp(join(tmpdir(), 'leverage-storm-'))
  const upstream = await startUpstream((incoming, response) => void listIssues(incoming, response, issues))
  const dispatcher = new Agent({ connections: 64 })
  let server: ServerProcess | null = null
  try {
    await addSource(folder, upstream)
    server = await startServer(folder)
    const twice = Array.from({ length: issues * 2 }, (_, index) => (index >> 1) + 1)
      .map((number) => ({ number, at: chance() }))
      .sort((one, other) => one.at - other.at)
    const seen = { 202: 0, 200: 0, other: 0, again: 0 }
    const times: number[] = []
    let up: Promise<void> | null = null
    const tell = async (number: number): Promise<void> => {
      for (;;) {
        const began = performance.now()
        // While nothing listens, the answer is known without asking.
        const status = up ? null : await send(`${server?.address}`, number, dispatcher)
        if (status !== null) {
          times.push(performance.now() - began)
          seen[status === 202 || status === 200 ? status : 'other'] += 1
          return
        }
        seen.again += 1
        await up
        await sleep(chance() * SPREAD * ((issues * 2_000) / perSecond))
      }
    }
    async function restart(): Promise<void> {
      const port = new URL(server?.address ?? '').port
      await kill(server, 'SIGKILL')
      server = await startServer(folder, port)
      up = null
    }
    const told: Promise<void>[] = []
    const began = performance.now()
    for (const [index, { number }] of twice.entries()) {
      const early = began + (index * 1_000) / perSecond - performance.now()
      if (early > 1) await sleep(early)
      told.push(tell(number))
      if (index === issues) up = restart()
    }
    await up
    await Promise.all(told)
    const took = (performance.now() - began) / 1_000
    await reaches(server.address, issues)
    await kill(server, 'SIGTERM')
    const { rows, runs, problems } = await keptIn(folder)
    times.sort((one, other) => one - other)
    return {
      row: 14,
      fault: `${twice.length} webhooks, each twice and out of order, with a kill`,
      seen: {
        ...seen,
        perSecond: twice.length / took,
        rows: rows.length,
        runs,
        p50: times[Math.floor(times.length * 0.5)] ?? 0,
        p99: times[Math.floor(times.length * 0.99)] ?? 0,
      },
      broken: brokenOf({
        'the kill hits, and what got no answer is sent again': seen.again > 0,
        'each is answered': seen.other === 0 && seen[202] + seen[200] === twice.length,
        // Whatever was kept in the moment of the kill had no time to be answered.
        'none is accepted twice': seen[202] <= issues && seen[202] >= issues - seen.again,
        'each is one row': rows.length === issues && new Set(rows).size === issues,
        'they start few runs': runs * 20 <= twice.length,
        'nothing is damaged': problems === 0,
      }),
    }
  } finally {
    await kill(server, 'SIGKILL')
    await dispatcher.close()
    await upstream.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const open = (folder: string) => openStore(join(folder, 'leverage.db'), { now: () => instant(Date.now()) })

async function addSource(folder: string, { url }: Upstream): Promise<void> {
  const store = await open(folder)
  await store.sources.upsert({
    id: SOURCE,
    type: 'github',
    title: 'Issues',
    config: { baseUrl: url, repositories: ['acme/shop'], webhook: { secret: SECRET } },
  })
  store.close()
}

async function kill(server: ServerProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!server || server.process.exitCode !== null || server.process.signalCode !== null) return
  const exit = once(server.process, 'exit')
  server.process.kill(signal)
  await exit
}

/** The status of the answer; null when there was none. */
async function send(address: string, number: number, dispatcher: Agent): Promise<number | null> {
  const payload = JSON.stringify({ action: 'opened', issue: githubIssue(number, { updated_at: recent(number) }) })
  try {
    const { statusCode, body } = await request(`${address}/api/v1/webhooks/github/${SOURCE}`, {
      method: 'POST',
      dispatcher,
      body: payload,
      headers: {
        'x-github-delivery': `delivery-${number}`,
        'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(payload).digest('hex')}`,
      },
    })
    await body.dump()
    return statusCode
  } catch {
    return null
  }
}

/** Waits until the source has so many rows, by what the server says. */
async function reaches(address: string, rows: number): Promise<void> {
  const until = performance.now() + PATIENCE
  while (performance.now() < until) {
    const { body } = await request(`${address}/api/v1/sources`)
    const { sources } = (await body.json()) as { sources: readonly { id: string; rows: number }[] }
    if ((sources.find(({ id }) => id === SOURCE)?.rows ?? 0) >= rows) return
    await sleep(200)
  }
}

async function keptIn(folder: string) {
  const store = await open(folder)
  const rows = (await store.issues.all()).map(({ id }) => id)
  const runs = (await store.runs.list({ source: SOURCE })).length
  const { problems } = await store.integrity()
  store.close()
  return { rows, runs, problems: problems.length }
}

const STARTED = Date.now()
/** The same text each time that an issue is told of. */
const recent = (number: number): string => new Date(STARTED - number * 1_000).toISOString()
