import { expect, test } from 'vitest'
import type { SliBucket } from '../../../model/evidence/sli.ts'
import { instant, minutes } from '../../../model/quantity.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { foldOldBuckets } from '../../../server/usecases/fold-old-buckets.ts'
import { at } from '../../support/evidence.ts'
import { importCsv, temporaryContext } from '../../support/temporary-installation.ts'

const NOW = at('2026-03-01T00:00:00Z')
const FROM = at('2025-12-21T00:00:00Z')
const DAYS = 70
const STEP = 300_000

const fine = Array.from(
  { length: DAYS * 288 },
  (_, index): SliBucket => ({
    start: instant(FROM + index * STEP),
    length: minutes(5),
    good: 90 + (index % 10),
    total: 100,
  }),
)

async function keep({ store }: Context, buckets: readonly SliBucket[]) {
  await store.sources.upsert({ id: 'p', type: 'prometheus', title: 'Prometheus' })
  const { id: run } = await store.runs.start('p')
  const readings = ['a', 'b'].map((externalId) => ({ externalId, title: 'A', service: 'shop', slo: null, buckets }))
  return store.ingest.page({
    source: 'p',
    run,
    fetched: 2 * buckets.length,
    records: [],
    rejections: [],
    readings,
    dropped: 0,
    wellMapped: [],
    coverage: null,
    seenAt: NOW,
  })
}

const sums = (buckets: readonly SliBucket[]) =>
  (['good', 'total', 'length'] as const).map((field) => buckets.reduce((sum, bucket) => sum + bucket[field], 0))

test('old buckets become hours but near incidents, every sum stays, and what comes again stays folded', async () => {
  const context = await temporaryContext(NOW)
  await importCsv(
    context,
    'incidents.csv',
    'id,title,started_at,resolved_at,severity,services\ni,Down,2026-01-01T10:00:00Z,2026-01-01T11:00:00Z,major,shop\n',
  )
  await keep(context, fine)
  const before = await context.store.evidenceVersion()
  const removed = await foldOldBuckets(context)
  const [a, b] = await context.store.sli.all()
  // 35 of 70 days are old: hours, but the three from 09:00 to 12:00 that the incident keeps fine.
  const kept = 35 * 288 + (35 * 24 - 3) + 3 * 12
  expect(a?.buckets).toHaveLength(kept)
  expect(b?.buckets).toEqual(a?.buckets)
  expect(removed).toBe(2 * (fine.length - kept))
  expect(sums(a?.buckets ?? [])).toEqual(sums(fine))
  expect(await context.store.evidenceVersion()).toBeGreaterThan(before)

  const after = await context.store.evidenceVersion()
  expect(await foldOldBuckets(context)).toBe(0)
  expect(await context.store.evidenceVersion()).toBe(after)
  expect(await keep(context, fine)).toMatchObject({ created: 0, changed: 0, unchanged: 2 * fine.length })
  // A coarser step later takes nothing apart either.
  const coarser = { start: instant(NOW - 12 * STEP), length: minutes(60), good: 1, total: 1 }
  expect(await keep(context, [coarser])).toMatchObject({ created: 0, changed: 0 })
  expect((await context.store.sli.all())[0]?.buckets).toEqual(a?.buckets)
})
