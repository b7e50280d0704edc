import { randomStream } from '../../model/random/stream.ts'
import { evidenceHash } from './evidence-hash.ts'
import { addPage, withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { pageIncident, sendJson, startUpstream } from './upstream.ts'

/** The same records again and again: in another order, and a tenth of them twice. */
export async function replayed({ records, times }: { records: number; times: number }): Promise<Outcome> {
  const chance = randomStream(41, 'faults', 'replayed')
  const all = Array.from({ length: records }, (_, number) => pageIncident(number))
  let incidents = all
  const upstream = await startUpstream((_request, response) => sendJson(response, { page: {}, incidents }))
  try {
    return await withEngine({}, async (store, engine, file) => {
      await addPage(store, 'page', upstream.url)
      await engine.sync('page')
      const first = evidenceHash(file)
      let written = 0
      let same = true
      for (let time = 0; time < times; time += 1) {
        const twice = all.filter(() => chance() < 0.1)
        incidents = [...all, ...twice]
          .map((row) => ({ row, key: chance() }))
          .sort((one, other) => one.key - other.key)
          .map(({ row }) => row)
        const { run } = await engine.sync('page')
        written += run.created + run.changed
        same &&= evidenceHash(file) === first
      }
      return {
        row: 5,
        fault: `${records} records replayed ${times} times, shuffled, duplicated`,
        seen: { hash: first.slice(0, 12), written },
        broken: brokenOf({ 'identical content hash': same, 'nothing is written again': written === 0 }),
      }
    })
  } finally {
    await upstream.close()
  }
}
