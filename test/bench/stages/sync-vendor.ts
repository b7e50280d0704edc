import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Figure, underLimit } from '../figure.ts'
import { openContext } from '../installation.ts'
import { LOOP_DELAY, VENDOR_REPETITIONS, VENDOR_SPEED } from '../limits.ts'
import { plainSync } from '../plain-program.ts'
import { withProgram } from '../server-process.ts'
import { median, timed } from '../timing.ts'
import type { Vendor } from '../vendors/vendor.ts'
import { VENDORS } from '../vendors/vendors.ts'

const NANOSECONDS = 1e6

interface Backfill {
  readonly time: number
  /** Milliseconds that the event loop came late, of all measured the 99th percentile and the most. */
  readonly late: number
  readonly latest: number
}

/** A first sync of one vendor through the real engine, beside the plainest program that keeps the same rows. */
export async function syncVendorStage(name: string, folder: string): Promise<Figure[]> {
  const vendor = VENDORS[name]
  if (!vendor) throw new Error(`there is no vendor ${name}`)
  return withProgram('vendor-process.ts', [name], async (address) => {
    const plain: number[] = []
    const real: Backfill[] = []
    let rows = 0
    for (let turn = 0; turn < VENDOR_REPETITIONS; turn += 1) {
      const time = await timed(async () => {
        rows = await plainSync(vendor, address, join(folder, `plain-${turn}.db`))
      })
      plain.push(time)
      real.push(await backfill(vendor, rows, address, join(folder, `real-${turn}.db`)))
    }
    const worst = (each: (backfill: Backfill) => number) => Math.max(...real.map(each))
    return [
      {
        stage: `sync-${name}`,
        measured: `${vendor.what}, median of ${VENDOR_REPETITIONS}`,
        figure: rows / (median(real.map(({ time }) => time)) / 1_000),
        unit: 'rows/s',
        against: 'fetch, parse, upsert',
        reference: rows / (median(plain) / 1_000),
        bound: { atLeast: VENDOR_SPEED },
      },
      underLimit(
        {
          stage: `sync-${name}-loop`,
          measured: `late by, p99; most ${Math.round(worst(({ latest }) => latest))} ms`,
          figure: worst(({ late }) => late),
          unit: 'ms',
        },
        LOOP_DELAY,
      ),
    ]
  })
}

async function backfill(
  { type, what, config }: Vendor,
  rows: number,
  address: string,
  database: string,
): Promise<Backfill> {
  const { store, engine } = await openContext(database)
  // As in a server that has been running for a while.
  await store.ingest.prepare()
  await store.sources.upsert({ id: 'vendor', type, title: what, config: config(address) })
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  const time = await timed(async () => {
    const { run, fault } = await engine.sync('vendor')
    if (fault) throw fault
    if (run.created !== rows || run.quarantined > 0) {
      throw new Error(`${what}: ${run.created} of ${rows} rows were created, ${run.quarantined} put aside`)
    }
  })
  loop.disable()
  store.close()
  return { time, late: loop.percentile(99) / NANOSECONDS, latest: loop.max / NANOSECONDS }
}
