import { randomStream } from '../../model/random/stream.ts'
import type { Patience } from '../../server/sync/patience.ts'
import { addGithub, withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { listIssues, sendJson, startUpstream } from './upstream.ts'

interface UnreliableCounts {
  readonly issues: number
  readonly patience: Partial<Patience>
  /** Seconds that a 429 asks to wait. */
  readonly retryAfter: number
}

/** 30% of the answers are 5xx, 10% are 429 with a Retry-After. */
export async function unreliable({ issues, patience, retryAfter }: UnreliableCounts): Promise<Outcome> {
  const chance = randomStream(41, 'faults', 'unreliable')
  let requests = 0
  let tooEarly = 0
  let silentUntil = 0
  const upstream = await startUpstream((request, response) => {
    requests += 1
    if (performance.now() < silentUntil) tooEarly += 1
    const draw = chance()
    if (draw < 0.3) return sendJson(response, { message: 'Bad gateway' }, draw < 0.15 ? 502 : 500)
    if (draw < 0.4) {
      // A millisecond for the way back: the wait begins when the answer has come.
      silentUntil = performance.now() + retryAfter * (patience.second ?? 1_000) - 1
      return sendJson(response, { message: 'Slow down' }, 429, { 'retry-after': String(retryAfter) })
    }
    listIssues(request, response, issues)
  })
  try {
    return await withEngine(patience, async (store, engine) => {
      await addGithub(store, upstream.url)
      const start = performance.now()
      const { run } = await engine.sync('issues')
      const kept = (await store.issues.all()).length
      // A page of 100 brings 99 new ones: it begins with the last of the page before.
      const least = Math.ceil((issues - 1) / 99)
      return {
        row: 10,
        fault: '30% 5xx and 10% 429',
        seen: { issues: kept, requests, least, tooEarly, seconds: (performance.now() - start) / 1_000 },
        broken: brokenOf({
          'the sync is complete': run.status === 'succeeded' && kept === issues,
          'nothing is sent before Retry-After': tooEarly === 0,
          'at most twice the minimum of requests': requests <= 2 * least,
        }),
      }
    })
  } finally {
    await upstream.close()
  }
}
