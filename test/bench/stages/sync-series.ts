import { join } from 'node:path'
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { COMPANY_DAY } from '../company.ts'
import type { Figure } from '../figure.ts'
import { openContext } from '../installation.ts'
import { type Lateness, latenessDuring, loopFigure } from '../lateness.ts'
import { MEMORY_GROWTH, SERIES, SERIES_DAYS, SERIES_REPETITIONS, SYNC_SPEED } from '../limits.ts'
import { PlainSeries } from '../plain-series.ts'
import { withProgram } from '../server-process.ts'
import { median, timed } from '../timing.ts'

const STEP = 5 * MILLISECONDS_PER_MINUTE
const FIRST =
  Math.floor((COMPANY_DAY - SERIES_DAYS * MILLISECONDS_PER_DAY) / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY
const LAST = Math.floor(COMPANY_DAY / STEP) * STEP
const BUCKETS = SERIES * ((LAST - FIRST) / STEP)
const names = Array.from({ length: SERIES }, (_, number) => `series-${number}`)

interface Backfill<Measured> {
  readonly measured: Measured
  /** MB in use after the first tenth, and the most after it. */
  readonly memory: readonly [number, number]
}

/** Good and total of many series over a quarter from a Prometheus in another process, beside the plainest program that keeps the same buckets. */
export const syncSeriesStage = (folder: string): Promise<Figure[]> =>
  withProgram('prometheus-process.ts', [], async (address) => {
    const plain: number[] = []
    const real: Backfill<number>[] = []
    const watched: Backfill<Lateness>[] = []
    for (let turn = 0; turn < SERIES_REPETITIONS; turn += 1) {
      const sync = new PlainSeries(join(folder, `plain-series-${turn}.db`))
      plain.push(await timed(() => sync.pull(address, names, { first: FIRST, last: LAST, step: STEP })))
      sync.close()
      real.push(await backfill(address, join(folder, `series-${turn}.db`), timed))
      watched.push(await backfill(address, join(folder, `watched-${turn}.db`), latenessDuring))
    }
    const most = (place: 0 | 1) => Math.max(...real.map(({ memory }) => memory[place]))
    return [
      {
        stage: 'sync-series',
        measured: `${SERIES} series of Prometheus, ${SERIES_DAYS} days, median of ${SERIES_REPETITIONS}`,
        figure: BUCKETS / (median(real.map(({ measured }) => measured)) / 1_000),
        unit: 'rows/s',
        against: 'fetch, parse, upsert',
        reference: BUCKETS / (median(plain) / 1_000),
        bound: { atLeast: SYNC_SPEED },
      },
      loopFigure(
        'sync-series',
        watched.map(({ measured }) => measured),
      ),
      {
        stage: 'sync-series-memory',
        measured: 'resident memory, the most after the first tenth',
        figure: most(1),
        unit: 'MB',
        against: 'after the first tenth',
        reference: most(0),
        bound: { atMost: MEMORY_GROWTH },
      },
    ]
  })

async function backfill<Measured>(
  address: string,
  database: string,
  measure: (work: () => Promise<void>) => Promise<Measured>,
): Promise<Backfill<Measured>> {
  const { store, engine } = await openContext(database)
  const indicators = names.map((id) => ({ id, service: id, good: `good{id="${id}"}`, total: `total{id="${id}"}` }))
  const coveredFrom = new Date(FIRST).toISOString().slice(0, 10)
  const config = { url: address, coveredFrom, indicators }
  await store.sources.upsert({ id: 'series', type: 'prometheus', title: 'Series', config })
  let first = 0
  let most = 0
  const measured = await measure(async () => {
    const { run, fault } = await engine.sync('series', {
      onProgress: ({ fetched }) => {
        const used = process.memoryUsage.rss() / 1e6
        if (fetched <= BUCKETS / 10) first = used
        else most = Math.max(most, used)
      },
    })
    if (fault) throw fault
    if (run.created !== BUCKETS) throw new Error(`${run.created} of ${BUCKETS} buckets were kept`)
  })
  store.close()
  return { measured, memory: [first, most] }
}
