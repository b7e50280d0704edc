import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INCIDENT_CAUSES } from '../../../model/evidence/cause.ts'
import type { Incident } from '../../../model/evidence/incident.ts'
import { SEVERITIES } from '../../../model/evidence/severity.ts'
import { hours, instant, ratio } from '../../../model/quantity.ts'
import type { Store } from '../../../server/store/store.ts'
import { evenly } from '../../support/evenly.ts'
import { incident, page, recordOf } from './sample-evidence.ts'
import { contentHash, temporaryStore } from './temporary-store.ts'

const SEED = 20_260_301
const RECORDS = 10_000

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instant)
const text = fc.string({ unit: 'binary', maxLength: 40 })
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null })
const share = evenly(0, 1).map(ratio)

const change: fc.Arbitrary<Partial<Incident>> = fc.record({
  title: text,
  startedAt: moment,
  detectedAt: orNull(moment),
  mitigatedAt: orNull(moment),
  resolvedAt: orNull(moment),
  lastUpdatedAt: orNull(moment),
  severity: fc.constantFrom(...SEVERITIES),
  impacts: fc.array(fc.record({ component: fc.constantFrom('c1', 'c2', 'c3'), name: text, share: orNull(share) }), {
    maxLength: 4,
  }),
  rootComponent: orNull(text),
  cause: orNull(fc.constantFrom(...INCIDENT_CAUSES)),
  suggestedCause: orNull(fc.constantFrom(...INCIDENT_CAUSES)),
  labels: fc.array(text, { maxLength: 3 }),
  responders: orNull(fc.nat()),
  effort: orNull(evenly(0, 1e6).map(hours)),
  risk: orNull(text),
  durationConfirmed: fc.boolean(),
  url: orNull(fc.webUrl()),
})

const incidents = fc
  .sample(change, { seed: SEED, numRuns: RECORDS })
  .map((fields, position) => incident(`inc-${position}`, fields))

async function ingestAll(store: Store, run: number, order: readonly Incident[]) {
  for (let start = 0; start < order.length; start += 1_000) {
    await store.ingest.page(page(run, order.slice(start, start + 1_000).map(recordOf)))
  }
}

const byStart = (left: Incident, right: Incident) =>
  left.startedAt - right.startedAt || Buffer.compare(Buffer.from(left.externalId), Buffer.from(right.externalId))

test('10,000 records, replayed shuffled and with duplicates, are the same content, and come back as they went in', {
  timeout: 120_000,
}, async () => {
  const { store, run, path } = await temporaryStore()
  await ingestAll(store, run, incidents)
  const first = contentHash(path)
  expect(await store.incidents.all()).toEqual(incidents.toSorted(byStart))

  const { store: other, run: otherRun, path: otherPath } = await temporaryStore()
  const shuffles = fc.shuffledSubarray(incidents, { minLength: RECORDS, maxLength: RECORDS })
  for (const order of fc.sample(shuffles, { seed: SEED, numRuns: 3 })) {
    await ingestAll(other, otherRun, [...order, ...order.slice(0, 500)])
    expect(contentHash(otherPath)).toBe(first)
  }
  expect((await other.runs.list())[0]).toMatchObject({ created: RECORDS, changed: 0, unchanged: 2 * RECORDS + 1_500 })
})
