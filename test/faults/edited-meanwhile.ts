import { type Instant, instant } from '../../model/quantity.ts'
import { randomStream } from '../../model/random/stream.ts'
import { addGithub, withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { githubIssue, sendJson, startUpstream } from './upstream.ts'

const SECOND = 1_000

/** Between two pages, 1 to 5% of all issues are edited and so move to the end of the list; the second sync is left alone. */
export async function editedMeanwhile({ issues, times }: { issues: number; times: number }): Promise<Outcome> {
  const chance = randomStream(41, 'faults', 'edited')
  let edits = 0
  let missing = 0
  let stale = 0
  for (let time = 0; time < times; time += 1) {
    let rows = Array.from({ length: issues }, (_, position) => githubIssue(position + 1))
    let clock = Date.parse(rows.at(-1)?.updated_at ?? '')
    let isEdited = true
    const edit = () => {
      clock += 7 * SECOND
      const share = 0.01 + 0.04 * chance()
      rows = rows.map((row) => {
        if (chance() >= share) return row
        edits += 1
        return { ...row, title: `${row.title} edited ${edits}`, updated_at: new Date(clock).toISOString() }
      })
      rows.sort((one, other) => Date.parse(one.updated_at) - Date.parse(other.updated_at))
    }
    const upstream = await startUpstream((request, response) => {
      const query = new URL(request.url ?? '', 'http://fake').searchParams
      const since = Date.parse(query.get('since') ?? '') || 0
      const size = Number(query.get('per_page'))
      const start = (Number(query.get('page') ?? 1) - 1) * size
      const asked = rows.filter(({ updated_at }) => Date.parse(updated_at) >= since)
      const next = asked.length > start + size ? { link: '<http://fake/next>; rel="next"' } : {}
      sendJson(response, asked.slice(start, start + size), 200, next as Record<string, string>)
      if (isEdited) edit()
    })
    const now = (): Instant => instant(clock)
    try {
      await withEngine(
        {},
        async (store, engine) => {
          await addGithub(store, upstream.url)
          await engine.sync('issues')
          isEdited = false
          await engine.sync('issues')
          const kept = new Map((await store.issues.all()).map(({ id, title }) => [id, title]))
          missing += rows.filter(({ number }) => !kept.has(`acme/shop#${number}`)).length
          stale += rows.filter(({ number, title }) => kept.get(`acme/shop#${number}`) !== title).length
        },
        { now },
      )
    } finally {
      await upstream.close()
    }
  }
  return {
    row: 6,
    fault: `1-5% of ${issues} issues edited between pages, ${times} times`,
    seen: { edits, missing, stale },
    broken: brokenOf({
      'rows are edited': edits > issues / 10,
      'nothing is missing after two syncs': missing === 0,
      'nothing is out of date after two syncs': stale === 0,
    }),
  }
}
