import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { randomStream } from '../../model/random/stream.ts'
import { openStore } from '../../server/store/store.ts'
import { now } from '../server/store/sample-evidence.ts'
import { startServer } from '../support/command-line.ts'
import { brokenOf, type Outcome } from './outcome.ts'

const CLIENTS = 8
/** Milliseconds between two questions whether it is ready, as whoever spreads requests asks. */
const ASK_EVERY = 100
const READS = ['/api/v1/status', '/api/v1/settings', '/api/v1/ranking', '/livez']
const LIMIT = 10_000

/** Ends a server under load again and again, as a system does: asked to end, while readers and writers go on until it is not ready. */
export async function terminated({ times }: { times: number }): Promise<Outcome> {
  const chance = randomStream(18, 'faults', 'terminated')
  const folder = await mkdtemp(join(tmpdir(), 'leverage-faults-'))
  const rounds: Round[] = []
  try {
    for (let round = 0; round < times; round += 1) rounds.push(await terminate(folder, round, 300 + chance() * 700))
    const store = await openStore(join(folder, 'leverage.db'), { now })
    const teams = new Set((await store.teams.all()).map(({ id }) => id))
    const { problems } = await store.integrity()
    store.close()
    const sum = (count: (round: Round) => number) => rounds.reduce((total, round) => total + count(round), 0)
    const lost = sum(({ kept }) => kept.filter((id) => !teams.has(id)).length)
    const failures = rounds.flatMap((round) => round.failures)
    const slowest = Math.max(...rounds.map(({ took }) => took))
    return {
      row: 18,
      fault: `asked to end under load, ${times} times`,
      seen: {
        answers: sum(({ answers }) => answers),
        writes: sum(({ kept }) => kept.length),
        failed: failures.length,
        ...(failures[0] === undefined ? {} : { first: failures[0] }),
        lost,
        slowestExit: slowest,
      },
      broken: brokenOf({
        'it is not ready before anything fails': rounds.every(({ wasTold }) => wasTold),
        'no request fails that was sent while it was ready': failures.length === 0,
        'it ends with 0 within 10 s': rounds.every(({ code }) => code === 0) && slowest < LIMIT,
        'what was acknowledged is kept': lost === 0 && problems.length === 0,
        'event streams end': rounds.every(({ streamEnded }) => streamEnded),
      }),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Round {
  answers: number
  kept: string[]
  failures: string[]
  /** That it was not ready was heard while it still answered. */
  wasTold: boolean
  streamEnded: boolean
  code: number | null
  /** Milliseconds from the signal to the end of the process. */
  took: number
}

async function terminate(folder: string, number: number, moment: number): Promise<Round> {
  const { process: child, address } = await startServer(folder)
  const exit = once(child, 'exit')
  const dispatcher = new Agent({ connections: CLIENTS })
  const round: Round = { answers: 0, kept: [], failures: [], wasTold: false, streamEnded: false, code: null, took: 0 }
  let goesOn = true
  const ask = async (path: string, options: Partial<Parameters<typeof request>[1]> = {}) => {
    const { statusCode, body } = await request(`${address}${path}`, { dispatcher, ...options })
    await body.dump()
    return statusCode
  }
  const stream = request(`${address}/api/v1/events`).then(async ({ body }) => {
    for await (const _ of body);
    round.streamEnded = true
  })
  stream.catch(() => undefined)

  async function client(index: number): Promise<void> {
    for (let turn = 0; goesOn; turn += 1) {
      const id = `team-${number}-${index}-${turn}`
      const isWrite = index === 0
      try {
        const status = isWrite
          ? await ask(`/api/v1/settings/teams/${id}`, {
              method: 'PUT',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ revision: 0, changes: { title: id, capacity: 1 } }),
            })
          : await ask(READS[(turn + index) % READS.length] ?? '/livez')
        if (status === 200) round.answers += 1
        else round.failures.push(`status ${status}`)
        if (isWrite && status === 200) round.kept.push(id)
      } catch (error) {
        round.failures.push(error instanceof Error ? `${error.name} ${error.message}` : String(error))
        return
      }
    }
  }
  const clients = Array.from({ length: CLIENTS }, (_, index) => client(index))
  await sleep(moment)
  const began = performance.now()
  child.kill('SIGTERM')
  while (goesOn) {
    try {
      if ((await ask('/readyz')) === 503) round.wasTold = true
      else {
        await sleep(ASK_EVERY)
        continue
      }
    } catch (error) {
      round.failures.push(`readyz: ${String(error)}`)
    }
    goesOn = false
  }
  await Promise.all(clients)
  const [code] = await exit
  round.took = performance.now() - began
  round.code = code as number | null
  await stream.catch(() => undefined)
  await dispatcher.close()
  return round
}
