import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Context } from '../../../server/usecases/context.ts'
import { type Figure, underLimit } from '../figure.ts'
import { openContext } from '../installation.ts'
import { type Lateness, latenessDuring, loopFigure } from '../lateness.ts'
import { MEMORY_GROWTH, PAGE_INCIDENTS, PAGES, REPETITIONS, SYNC_ISSUES, SYNC_SPEED } from '../limits.ts'
import { PlainSync } from '../plain-sync.ts'
import { withProgram } from '../server-process.ts'
import { median, timed } from '../timing.ts'

const INCIDENTS = PAGES * PAGE_INCIDENTS
const pages = Array.from({ length: PAGES }, (_, number) => `page-${number}`)

/** A backfill through the real engine from an upstream in another process, beside the limit; then a sync with nothing new. */
export const syncStage = (folder: string): Promise<Figure[]> =>
  withProgram('upstream-process.ts', [String(SYNC_ISSUES), String(PAGE_INCIDENTS)], async (address) => {
    const plain: BackfillTimes[] = []
    const real: Backfill[] = []
    const watched: Lateness[] = []
    for (let turn = 0; turn < REPETITIONS; turn += 1) {
      plain.push(await plainBackfill(address, join(folder, `plain-${turn}.db`)))
      real.push(await realBackfill(address, join(folder, `real-${turn}.db`)))
      watched.push(await watchedBackfill(address, join(folder, `watched-${turn}.db`)))
    }
    return [
      memory(await heapOfBackfill(address, join(folder, 'heap.db'))),
      beside('issues', `${SYNC_ISSUES} issues of GitHub`, SYNC_ISSUES, real, plain),
      beside('incidents', `${INCIDENTS} incidents of ${PAGES} status pages`, INCIDENTS, real, plain),
      loopFigure('sync', watched),
      again(real),
    ]
  })

interface BackfillTimes {
  readonly issues: number
  readonly incidents: number
}

interface Backfill extends BackfillTimes {
  /** Requests per source of a sync with nothing new. */
  readonly again: number
}

function beside(
  stage: keyof BackfillTimes,
  rows: string,
  count: number,
  real: readonly BackfillTimes[],
  plain: readonly BackfillTimes[],
): Figure {
  const speed = (times: readonly BackfillTimes[]) => count / (median(times.map((each) => each[stage])) / 1_000)
  return {
    stage: `sync-${stage}`,
    measured: `${rows}, median of ${REPETITIONS}`,
    figure: speed(real),
    unit: 'rows/s',
    against: 'fetch, parse, upsert',
    reference: speed(plain),
    bound: { atLeast: SYNC_SPEED },
  }
}

const again = (real: readonly Backfill[]): Figure =>
  underLimit(
    {
      stage: 'sync-again',
      measured: `nothing new from ${PAGES + 1} sources, no row written; a source`,
      figure: Math.max(...real.map((backfill) => backfill.again)),
      unit: 'requests',
    },
    1,
  )

const memory = (heap: readonly number[]): Figure => ({
  stage: 'sync-memory',
  measured: `heap after each tenth of the backfill, the most of ${heap.length}`,
  figure: Math.max(...heap),
  unit: 'MB',
  against: 'after the first tenth',
  reference: heap[0] ?? 0,
  bound: { atMost: MEMORY_GROWTH },
})

async function plainBackfill(address: string, database: string): Promise<BackfillTimes> {
  const sync = new PlainSync(database)
  const issues = await timed(() => sync.issues(address))
  const incidents = await timed(async () => {
    for (const page of pages) await sync.page(`${address}/${page}`)
  })
  sync.close()
  return { issues, incidents }
}

async function realBackfill(address: string, database: string): Promise<Backfill> {
  const context = await openSources(address, database)
  const issues = await timed(() => created(context, 'issues', SYNC_ISSUES))
  const incidents = await timed(() => allPages(context))
  const before = await requestsAt(address)
  for (const id of ['issues', ...pages]) await created(context, id, 0)
  const again = ((await requestsAt(address)) - before) / (PAGES + 1)
  context.store.close()
  return { issues, incidents, again }
}

async function watchedBackfill(address: string, database: string): Promise<Lateness> {
  const context = await openSources(address, database)
  const lateness = await latenessDuring(async () => {
    await created(context, 'issues', SYNC_ISSUES)
    await allPages(context)
  })
  context.store.close()
  return lateness
}

async function allPages(context: Context): Promise<void> {
  for (const id of pages) await created(context, id, PAGE_INCIDENTS)
}

/** MB of heap that are still reachable after each tenth of the rows. */
async function heapOfBackfill(address: string, database: string): Promise<number[]> {
  const context = await openSources(address, database)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const heap: number[] = []
  let before = 0
  const look = ({ fetched }: { readonly fetched: number }) => {
    if (before + fetched < ((heap.length + 1) * (SYNC_ISSUES + INCIDENTS)) / 10) return
    collect()
    heap.push(process.memoryUsage().heapUsed / 1e6)
  }
  await context.engine.sync('issues', { onProgress: look })
  before = SYNC_ISSUES
  for (const id of pages) {
    await context.engine.sync(id, { onProgress: look })
    before += PAGE_INCIDENTS
  }
  context.store.close()
  return heap
}

async function openSources(address: string, database: string): Promise<Context> {
  const context = await openContext(database)
  const { sources } = context.store
  const github = { baseUrl: address, repositories: ['acme/shop'] }
  await sources.upsert({ id: 'issues', type: 'github', title: 'Issues', config: github })
  for (const id of pages) {
    await sources.upsert({ id, type: 'statuspage', title: id, config: { url: `${address}/${id}` } })
  }
  return context
}

const requestsAt = async (address: string): Promise<number> => Number(await (await fetch(`${address}/requests`)).text())

async function created({ engine }: Context, source: string, rows: number): Promise<void> {
  const { run, fault } = await engine.sync(source)
  if (fault) throw fault
  if (run.created !== rows || run.changed + run.quarantined > 0) {
    throw new Error(`${source}: ${run.created} of ${rows} rows were created, ${run.changed} changed`)
  }
}
