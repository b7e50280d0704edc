import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { COMPANY_DAY } from '../company.ts'
import { type Figure, underLimit } from '../figure.ts'
import { openContext } from '../installation.ts'
import { LOOP_DELAY, MEMORY_GROWTH, SERIES, SERIES_DAYS, SERIES_REPETITIONS, SYNC_SPEED } from '../limits.ts'
import { PlainSeries } from '../plain-series.ts'
import { withProgram } from '../server-process.ts'
import { median, timed } from '../timing.ts'

const STEP = 5 * MILLISECONDS_PER_MINUTE
const FIRST =
  Math.floor((COMPANY_DAY - SERIES_DAYS * MILLISECONDS_PER_DAY) / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY
const LAST = Math.floor(COMPANY_DAY / STEP) * STEP
const BUCKETS = SERIES * ((LAST - FIRST) / STEP)
const names = Array.from({ length: SERIES }, (_, number) => `series-${number}`)

interface Backfill {
  readonly time: number
  /** Milliseconds that the event loop came late, 99th percentile. */
  readonly late: number
  /** MB in use after the first tenth, and the most after it. */
  readonly memory: readonly [number, number]
}

/** Good and total of many series over a quarter from a Prometheus in another process, beside the plainest program that keeps the same buckets. */
export const syncSeriesStage = (folder: string): Promise<Figure[]> =>
  withProgram('prometheus-process.ts', [], async (address) => {
    const plain: number[] = []
    const real: Backfill[] = []
    for (let turn = 0; turn < SERIES_REPETITIONS; turn += 1) {
      const sync = new PlainSeries(join(folder, `plain-series-${turn}.db`))
      plain.push(await timed(() => sync.pull(address, names, { first: FIRST, last: LAST, step: STEP })))
      sync.close()
      real.push(await backfill(address, join(folder, `series-${turn}.db`)))
    }
    const worst = (each: (backfill: Backfill) => number) => Math.max(...real.map(each))
    return [
      {
        stage: 'sync-series',
        measured: `${SERIES} series of Prometheus, ${SERIES_DAYS} days, median of ${SERIES_REPETITIONS}`,
        figure: BUCKETS / (median(real.map(({ time }) => time)) / 1_000),
        unit: 'rows/s',
        against: 'fetch, parse, upsert',
        reference: BUCKETS / (median(plain) / 1_000),
        bound: { atLeast: SYNC_SPEED },
      },
      underLimit(
        { stage: 'sync-series-loop', measured: 'late by, p99', figure: worst(({ late }) => late), unit: 'ms' },
        LOOP_DELAY,
      ),
      {
        stage: 'sync-series-memory',
        measured: 'resident memory, the most after the first tenth',
        figure: worst(({ memory }) => memory[1]),
        unit: 'MB',
        against: 'after the first tenth',
        reference: worst(({ memory }) => memory[0]),
        bound: { atMost: MEMORY_GROWTH },
      },
    ]
  })

async function backfill(address: string, database: string): Promise<Backfill> {
  const { store, engine } = await openContext(database)
  const indicators = names.map((id) => ({ id, service: id, good: `good{id="${id}"}`, total: `total{id="${id}"}` }))
  const coveredFrom = new Date(FIRST).toISOString().slice(0, 10)
  const config = { url: address, coveredFrom, indicators }
  await store.sources.upsert({ id: 'series', type: 'prometheus', title: 'Series', config })
  let first = 0
  let most = 0
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  const time = await timed(async () => {
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
  loop.disable()
  store.close()
  return { time, late: loop.percentile(99) / 1e6, memory: [first, most] }
}
