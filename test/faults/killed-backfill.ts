import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { randomStream } from '../../model/random/stream.ts'
import { addGithub, withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { listIssues, startUpstream } from './upstream.ts'

const CHILD = fileURLToPath(new URL('./backfill-process.ts', import.meta.url))
const PAGE = 100
/** Issues of the ten minutes that a sync asks for again, one a minute, and the one that every page begins with. */
const OVERLAP = 11

/** Kills a process in the middle of a backfill, again and again, and lets the last one finish. */
export async function killedBackfill({ issues, kills }: { issues: number; kills: number }): Promise<Outcome> {
  const chance = randomStream(41, 'faults', 'backfill')
  const pages = Math.ceil((issues - 1) / (PAGE - 1))
  let child: ChildProcess | null = null
  let requests = 0
  let rows = 0
  let killAt = Number.POSITIVE_INFINITY
  const upstream = await startUpstream((request, response) => {
    requests += 1
    rows += listIssues(request, response, issues)
    if (requests !== killAt) return
    const victim = child
    void sleep(chance() * 20).then(() => victim?.kill('SIGKILL'))
  })
  try {
    return await withEngine({}, async (store, _engine, file) => {
      await addGithub(store, upstream.url)
      let killed = 0
      for (let round = 0; round <= kills; round += 1) {
        // Spread over the whole backfill; the last round is left to finish.
        killAt = round < kills ? requests + 1 + Math.floor((pages / (kills + 1)) * (0.5 + chance() / 2)) : 0
        child = spawn(process.execPath, [CHILD, file], { stdio: ['ignore', 'ignore', 'inherit'] })
        const [, signal] = await once(child, 'exit')
        if (signal === 'SIGKILL') killed += 1
      }
      const kept = await store.issues.all()
      const source = await store.sources.find('issues')
      const numbers = new Set(kept.map(({ id }) => id))
      const mostRows = issues + pages + killed * (PAGE + OVERLAP)
      const { problems } = await store.integrity()
      return {
        row: 7,
        fault: `backfill of ${issues} issues, ${killed} kills`,
        seen: { kept: kept.length, requests, pages, rowsAgain: rows - issues - pages },
        broken: brokenOf({
          'every kill hits': killed === kills,
          'equals the oracle':
            numbers.size === issues && numbers.has(`acme/shop#${issues}`) && numbers.has('acme/shop#1'),
          'at most one page fetched again per kill': rows <= mostRows,
          'the last run succeeded': source?.lastRun?.status === 'succeeded',
          'the database is whole': problems.length === 0,
        }),
      }
    })
  } finally {
    await upstream.close()
  }
}
