import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { ServerEvent } from '../../../model/contract/source.ts'
import { type Instant, instant } from '../../../model/quantity.ts'
import type { AnySource } from '../../../server/sources/registry.ts'
import type { Page, Source } from '../../../server/sources/source.ts'
import { openStore, type Store } from '../../../server/store/store.ts'
import { createEngine } from '../../../server/sync/engine.ts'
import { NOON } from '../store/sample-evidence.ts'
import { temporaryStore } from '../store/temporary-store.ts'
import { fakeSource, pageOf, rowsOf, silent } from './fake-source.ts'

/** A source whose pages come when `give` lets them. */
function heldSource() {
  let open = () => {}
  const held = new Promise<void>((resolve) => {
    open = resolve
  })
  let calls = 0
  let most = 0
  let now = 0
  const source: Source<null> = {
    ...fakeSource([]),
    async *pull(): AsyncIterable<Page> {
      calls += 1
      now += 1
      most = Math.max(most, now)
      yield pageOf(0, rowsOf(0, 2))
      await held
      now -= 1
      yield pageOf(1, rowsOf(1, 2))
    },
  }
  return { source, give: () => open(), calls: () => calls, most: () => most }
}

async function engineOver(store: Store, source: Source<null>, change: { now?: () => Instant } = {}) {
  const events: ServerEvent[] = []
  const engine = createEngine({
    store,
    now: change.now ?? (() => NOON),
    log: silent,
    publish: (event) => events.push(event),
    openConfig: () => null,
    sources: [source as AnySource],
  })
  onTestFinished(() => engine.stop())
  return { engine, events }
}

async function callableStore(ids = ['status'], schedule: string | null = null) {
  const { store, run, path } = await temporaryStore()
  await store.runs.finish(run, null)
  for (const id of ids) await store.sources.upsert({ id, type: 'statuspage', title: id, config: {}, schedule })
  return { store, path }
}

const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await sleep(5)
}

test('a sync tells its progress and its end, and gives its lease back', async () => {
  const { store } = await callableStore()
  const { engine, events } = await engineOver(store, fakeSource([pageOf(0, rowsOf(0, 3))]))
  const { run } = await engine.sync('status')
  expect(run).toMatchObject({ status: 'succeeded', trigger: 'person', created: 3 })
  expect(events).toEqual([
    { type: 'sync-progress', progress: expect.objectContaining({ source: 'status', fetched: 3 }) },
    { type: 'sync-finished', source: 'status', ok: true },
  ])
  expect((await store.sources.find('status'))?.leasedUntil).toBeNull()
  expect(engine.progress().size).toBe(0)
})

test('asking again joins the run that is going on; cancelling ends it between two pages', async () => {
  const { store } = await callableStore()
  const { source, give, calls } = heldSource()
  const { engine } = await engineOver(store, source)
  const first = engine.sync('status')
  const second = engine.sync('status')
  await until(() => (engine.progress().get('status')?.fetched ?? 0) === 2)
  expect(engine.cancel('status')).toBe(true)
  give()
  const { run } = await first
  expect((await second).run).toEqual(run)
  expect(run).toMatchObject({ status: 'failed', fault: 'stopped', created: 2 })
  expect(calls()).toBe(1)
  expect(engine.cancel('status')).toBe(false)
})

test('of two processes on one database only one calls a source', async () => {
  const { store } = await callableStore()
  const { source, give, calls } = heldSource()
  const { engine } = await engineOver(store, source)
  const running = engine.sync('status')
  await until(() => calls() === 1)
  expect(await store.leases.claim('status', { holder: 'another process', until: NOON }, NOON)).toBe(false)
  give()
  await running

  await store.leases.claim('status', { holder: 'another process', until: instant(NOON + 60_000) }, NOON)
  await expect(engine.sync('status')).rejects.toMatchObject({ code: 'busy' })
  expect(calls()).toBe(1)
})

test('a lease that is lost ends the run, and its last page is not kept', async () => {
  const { store } = await callableStore()
  const { source, give } = heldSource()
  let now = NOON
  const { engine } = await engineOver(store, source, { now: () => now })
  const running = engine.sync('status')
  await until(() => (engine.progress().get('status')?.fetched ?? 0) === 2)
  now = instant(NOON + 3_600_000)
  await store.leases.claim('status', { holder: 'another process', until: instant(now + 60_000) }, now)
  give()
  expect((await running).run).toMatchObject({ status: 'failed', fault: 'lease-lost', created: 2 })
  expect((await store.sources.find('status'))?.leasedUntil).toBe(now + 60_000)
})

test('fifteen hosts that hang hold up no other, more sources than that are called in turn, and stopping ends them all', async () => {
  const ids = Array.from({ length: 18 }, (_, number) => `source-${number}`)
  const { store } = await callableStore(ids)
  const { source, give, calls, most } = heldSource()
  const { engine } = await engineOver(store, source)
  const results = ids.map((id) => engine.sync(id))
  await until(() => calls() === 16)
  await sleep(20)
  expect(calls()).toBe(16)
  const stopping = engine.stop()
  give()
  await stopping
  expect(most()).toBe(16)
  expect((await Promise.all(results)).map(({ run }) => run.fault)).toEqual(ids.map(() => 'stopped'))
  await expect(engine.sync('source-0')).rejects.toMatchObject({ code: 'stopped' })
})

test('a source without an address, or that nobody knows, is refused and leaves no run', async () => {
  const { store } = await callableStore([])
  const { engine } = await engineOver(store, fakeSource([]))
  await expect(engine.sync('status')).rejects.toMatchObject({ code: 'not-found' })
  await expect(engine.sync('nobody')).rejects.toMatchObject({ code: 'unknown-source' })
  expect(await store.runs.list()).toHaveLength(1)
})

test('a config that cannot be opened ends the run with what to do', async () => {
  const { store } = await callableStore()
  const { engine } = await engineOver(store, {
    ...fakeSource([]),
    configSchema: z.null().refine(() => false, 'is no address'),
  })
  const { run } = await engine.sync('status')
  expect(run).toMatchObject({
    status: 'failed',
    fault: 'refused',
    error: expect.stringContaining('environment variable'),
  })
})

describe('the schedule', () => {
  test('calls what is due, and what never ran', async () => {
    const { store } = await callableStore(['due', 'early', 'paused'], '0 * * * *')
    await store.sources.upsert({ id: 'by-hand', type: 'statuspage', title: 'By hand', config: {}, schedule: null })
    await store.sources.pause('paused', true)
    // The store's clock stands at noon: a run of "early" begins then, and the next is due at 13:00.
    const early = await store.runs.start('early')
    await store.runs.finish(early.id, null)
    const { engine } = await engineOver(store, fakeSource([pageOf(0, rowsOf(0, 1))]), {
      now: () => instant(NOON + 59 * 60_000),
    })
    engine.start()
    await until(async () => (await store.runs.list({ source: 'due' })).some(({ status }) => status === 'succeeded'))
    await engine.stop()
    expect((await store.runs.list({ source: 'due' }))[0]).toMatchObject({ trigger: 'schedule' })
    expect(await store.runs.list({ source: 'early' })).toHaveLength(1)
    expect(await store.runs.list({ source: 'paused' })).toEqual([])
    expect(await store.runs.list({ source: 'by-hand' })).toEqual([])
  })

  test('calls a source once for all the moments that were missed', async () => {
    const { store } = await callableStore(['late'], '*/10 * * * *')
    const before = await store.runs.start('late')
    await store.runs.finish(before.id, null)
    const { engine } = await engineOver(store, fakeSource([]), { now: () => instant(NOON + 86_400_000) })
    engine.start()
    await until(async () => (await store.runs.list({ source: 'late' })).length === 2)
    await sleep(50)
    await engine.stop()
    expect(await store.runs.list({ source: 'late' })).toHaveLength(2)
  })

  test('has runs that are due together begin in turns of their own', async () => {
    const ids = ['one', 'three', 'two']
    const { store } = await callableStore(ids, '0 * * * *')
    let turns = 0
    const begun: number[] = []
    const source: Source<null> = {
      ...fakeSource([]),
      async *pull(): AsyncIterable<Page> {
        begun.push(turns)
        yield pageOf(0, rowsOf(0, 1))
      },
    }
    const { engine } = await engineOver(store, source)
    engine.start()
    while (begun.length < ids.length) {
      await turn()
      turns += 1
    }
    expect(new Set(begun).size).toBe(ids.length)
  })

  test('is kept beside webhooks, each of which is answered once', async () => {
    const { store } = await callableStore(['hourly', 'new', 'paused', 'polled'], '0 * * * *')
    await store.sources.upsert({ id: 'told', type: 'statuspage', title: 'Told', config: {}, schedule: null })
    await store.sources.pause('paused', true)
    // Taken down before the run began, and kept only once it had asked; or a clock was set back.
    const receivedAt = instant(NOON - 60_000)
    const tell = (source: string) =>
      store.webhooks.keep({ source, delivery: 'd', bodyHash: 'h', receivedAt, body: null }, receivedAt)
    const run = async (source: string) => store.runs.finish((await store.runs.start(source)).id, null)
    for (const source of ['hourly', 'told']) {
      await run(source)
      await tell(source)
    }
    await tell('polled')
    await run('polled')
    await tell('paused')
    const calledAt = async (minute: number, last: string) => {
      const { engine } = await engineOver(store, fakeSource([]), { now: () => instant(NOON + minute * 60_000) })
      const before = (await store.runs.list()).length
      engine.start()
      const called = async () => (await store.runs.list()).slice(0, -before)
      // The last in their order: by then all others were looked at.
      await until(async () => (await called()).some(({ source }) => source === last))
      await engine.stop()
      return (await called()).map(({ source, trigger }) => `${source}: ${trigger}`)
    }
    expect((await calledAt(59, 'told')).sort()).toEqual(['hourly: webhook', 'new: schedule', 'told: webhook'])
    expect((await store.schedules.all()).filter(({ hasTold }) => hasTold)).toMatchObject([{ id: 'paused' }])
    expect(await calledAt(60, 'polled')).toContain('polled: schedule')
  })
})

test('a run whose end cannot be written is told so at once, and written when that can be done', async () => {
  const { path } = await callableStore()
  const store = await openStore(path, { now: () => NOON, lockPatience: 20 })
  onTestFinished(() => store.close())
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let calls = 0
  const source: Source<null> = {
    ...fakeSource([]),
    async *pull(): AsyncIterable<Page> {
      yield pageOf(0, rowsOf(0, 2))
      calls += 1
      await gates[calls - 1]?.promise
      yield pageOf(1, rowsOf(1, 2))
    },
  }
  const { engine } = await engineOver(store, source)
  const other = new Database(path)
  const ended = engine.sync('status')
  await until(() => calls === 1)
  other.exec('BEGIN IMMEDIATE')
  gates[0]?.resolve()
  await expect(ended).rejects.toMatchObject({ code: 'locked' })
  expect((await store.sources.find('status'))?.lastRun?.status).toBe('running')
  other.exec('COMMIT')
  other.close()
  const again = engine.sync('status')
  const first = async () => (await store.runs.list({ source: 'status' })).find(({ fault }) => fault !== null)
  await until(async () => (await first()) !== undefined)
  expect(await first()).toMatchObject({ fault: 'locked', error: expect.stringContaining('another process is writing') })
  // Its lease is that of the next run by now, and is not given back under it.
  await sleep(200)
  gates[1]?.resolve()
  expect((await again).run.status).toBe('succeeded')
  expect((await store.sources.find('status'))?.leasedUntil).toBeNull()
})
