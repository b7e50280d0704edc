import { PROGRAM } from '../../server/store/actor.ts'
import { addPage, withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { pageIncident, startUpstream } from './upstream.ts'

const POISONS: readonly ((number: number) => object)[] = [
  (number) => pageIncident(number, { started_at: 12 }),
  (number) => pageIncident(number, { name: null }),
  (number) => pageIncident(number, { created_at: null, started_at: null }),
  (number) => pageIncident(number, { name: '\ud800' }),
  (number) => pageIncident(number, { components: 'API' }),
]

/** Every `every`th row is damaged in one of several ways, one of them by 5 MB; then a page of which a third is bad. */
export async function poison({ rows, every }: { rows: number; every: number }): Promise<Outcome> {
  let share = every
  const upstream = await startUpstream((_request, response) => {
    const incidents = Array.from({ length: rows }, (_, number) => {
      if (number % share !== 0) return pageIncident(number)
      if (number === 0) return pageIncident(number, { name: 'x'.repeat(5_000_000) })
      return (POISONS[(number / share) % POISONS.length] ?? pageIncident)(number)
    })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ page: {}, incidents }))
  })
  try {
    return await withEngine({}, async (store, engine) => {
      await addPage(store, 'page', upstream.url)
      const { run } = await engine.sync('page')
      const kept = (await store.incidents.all()).length
      const aside = await store.quarantine.list({ source: 'page', limit: rows })
      const replay = await engine.replay(aside, PROGRAM)
      await addPage(store, 'damaged', upstream.url)
      share = 3
      const halted = await engine.sync('damaged')
      const bad = Math.ceil(rows / every)
      return {
        row: 11,
        fault: `${bad} poisoned of ${rows} rows, then a third of them`,
        seen: { kept, quarantined: aside.length, replayed: replay.replayed, haltedAfter: halted.run.fetched },
        broken: brokenOf({
          'the rest is loaded': run.status === 'succeeded' && kept === rows - bad,
          'all poison is in quarantine with a reason':
            aside.length === bad && aside.every(({ reason }) => reason !== ''),
          'it can be replayed': replay.replayed === bad && replay.released === 0,
          'more than 20% bad halts the source': halted.run.fault === 'too-many-bad-rows',
        }),
      }
    })
  } finally {
    await upstream.close()
  }
}
