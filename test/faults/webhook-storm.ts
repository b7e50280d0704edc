import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { instant } from '../../model/quantity.ts'
import { randomStream } from '../../model/random/stream.ts'
import { serve } from '../../server/main.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { githubIssue, listIssues, startUpstream } from './upstream.ts'

const SECRET = 'the-secret-of-the-storm'
const now = () => instant(Date.now())
const PATIENCE = 60_000

/** Every issue is told of twice, in a random order; afterwards each is one row, though none was read from what was told. */
export async function webhookStorm({ issues }: { issues: number }): Promise<Outcome> {
  const chance = randomStream(14, 'faults', 'storm')
  const upstream = await startUpstream((request, response) => void listIssues(request, response, issues))
  try {
    return await withEngine({}, async (store) => {
      const context = createContext({ store, now })
      await store.sources.upsert({
        id: 'issues',
        type: 'github',
        title: 'Issues',
        config: { baseUrl: upstream.url, repositories: ['acme/shop'], webhook: { secret: SECRET } },
      })
      const server = await serve(context, pino({ level: 'silent' }), { host: '127.0.0.1', port: 0 })
      const twice = Array.from({ length: issues * 2 }, (_, index) => (index >> 1) + 1)
        .map((number) => ({ number, at: chance() }))
        .sort((one, other) => one.at - other.at)
      const outcomes = { 202: 0, 200: 0, other: 0 }
      const times: number[] = []
      for (const { number } of twice) {
        const body = JSON.stringify({ action: 'opened', issue: githubIssue(number, { updated_at: recent(number) }) })
        const began = performance.now()
        const { status } = await fetch(`${server.address}/api/v1/webhooks/github/issues`, {
          method: 'POST',
          body,
          headers: {
            'x-github-delivery': `delivery-${number}`,
            'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
          },
        })
        times.push(performance.now() - began)
        outcomes[status === 202 || status === 200 ? status : 'other'] += 1
      }
      const until = performance.now() + PATIENCE
      const rows = async () => (await store.sources.find('issues'))?.rows ?? 0
      while ((await rows()) < issues && performance.now() < until) await sleep(100)
      const kept = await store.issues.all()
      const runs = await store.runs.list({ source: 'issues' })
      await server.close()
      times.sort((one, other) => one - other)
      return {
        row: 14,
        fault: `${twice.length} webhooks, each twice and out of order`,
        seen: { ...outcomes, rows: kept.length, runs: runs.length, p99: times[Math.floor(times.length * 0.99)] ?? 0 },
        broken: brokenOf({
          'each is accepted once': outcomes[202] === issues && outcomes[200] === issues,
          'each is one row': kept.length === issues && new Set(kept.map(({ id }) => id)).size === issues,
          'they start few runs': runs.length * 20 <= twice.length && runs.every(({ trigger }) => trigger === 'webhook'),
        }),
      }
    })
  } finally {
    await upstream.close()
  }
}

const STARTED = Date.now()
/** The same text each time that an issue is told of. */
const recent = (number: number): string => new Date(STARTED - number * 1_000).toISOString()
