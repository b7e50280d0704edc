import { join } from 'node:path'
import type { Figure } from '../figure.ts'
import { type FilledTable, filledTables } from '../filled-tables.ts'
import { openContext } from '../installation.ts'
import { type Lateness, latenessDuring, loopFigure } from '../lateness.ts'
import { VENDOR_REPETITIONS, VENDOR_SPEED, VENDOR_WARM_UPS } from '../limits.ts'
import { inOneTable, inSameTables, plainSync } from '../plain-program.ts'
import { withProgram } from '../server-process.ts'
import { median, timed } from '../timing.ts'
import type { Vendor } from '../vendors/vendor.ts'
import { VENDORS } from '../vendors/vendors.ts'

/** A first sync of one vendor through the real engine, beside the plainest programs that keep the same rows. */
export async function syncVendorStage(name: string, folder: string): Promise<Figure[]> {
  const vendor = VENDORS[name]
  if (!vendor) throw new Error(`there is no vendor ${name}`)
  const empty = join(folder, 'empty.db')
  await emptyDatabase(empty)
  return withProgram('vendor-process.ts', [name], async (address) => {
    const inOne: number[] = []
    const inSame: number[] = []
    const real: number[] = []
    const watched: Lateness[] = []
    let rows = 0
    let tables: FilledTable[] = []
    for (let turn = 0; turn < VENDOR_WARM_UPS + VENDOR_REPETITIONS; turn += 1) {
      const path = (what: string) => join(folder, `${what}-${turn}.db`)
      inOne.push(
        await timed(async () => {
          const { keep, close } = inOneTable(path('one'))
          rows = await plainSync(vendor, address, keep)
          close()
        }),
      )
      real.push(await backfill(vendor, rows, address, path('real'), timed))
      watched.push(await backfill(vendor, rows, address, path('watched'), latenessDuring))
      if (turn === 0) tables = filledTables(path('real'), empty)
      await emptyDatabase(path('same'))
      inSame.push(
        await timed(async () => {
          const { keep, close } = inSameTables(path('same'), tables, rows)
          await plainSync(vendor, address, keep)
          close()
        }),
      )
    }
    const speed = (times: readonly number[]) => rows / (median(times.slice(VENDOR_WARM_UPS)) / 1_000)
    const sync = {
      stage: `sync-${name}`,
      measured: `${vendor.what}, median of ${VENDOR_REPETITIONS} when warm`,
      figure: speed(real),
      unit: 'rows/s' as const,
    }
    return [
      {
        ...sync,
        against: 'fetch, parse, upsert of the same tables',
        reference: speed(inSame),
        bound: { atLeast: VENDOR_SPEED },
      },
      { ...sync, against: 'fetch, parse, upsert of five columns', reference: speed(inOne), bound: null },
      // Of every turn: a server that has just started is not to be late either.
      loopFigure(`sync-${name}`, watched),
    ]
  })
}

const emptyDatabase = async (path: string): Promise<void> => (await openContext(path)).store.close()

async function backfill<Measured>(
  { type, what, config }: Vendor,
  rows: number,
  address: string,
  database: string,
  measure: (work: () => Promise<void>) => Promise<Measured>,
): Promise<Measured> {
  const { store, engine } = await openContext(database)
  // As in a server that has been running for a while.
  await store.ingest.prepare()
  await store.sources.upsert({ id: 'vendor', type, title: what, config: config(address) })
  const measured = await measure(async () => {
    const { run, fault } = await engine.sync('vendor')
    if (fault) throw fault
    if (run.created !== rows || run.quarantined > 0) {
      throw new Error(`${what}: ${run.created} of ${rows} rows were created, ${run.quarantined} put aside`)
    }
  })
  store.close()
  return measured
}
