import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { coalesced, followEvents, progressKey } from '../../client/lib/live.ts'

/** The browser's EventSource and document, as far as following uses them. */
class FakeStream extends EventTarget {
  static readonly open = new Set<FakeStream>()
  static opened = 0

  constructor() {
    super()
    FakeStream.open.add(this)
    FakeStream.opened += 1
  }

  close() {
    FakeStream.open.delete(this)
  }
}
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const show = (state: 'visible' | 'hidden') => {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}
const say = (data: unknown) => {
  for (const stream of FakeStream.open)
    stream.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(data) }))
}
const connect = () => {
  for (const stream of FakeStream.open) stream.dispatchEvent(new Event('open'))
}
const progress = {
  source: 'status',
  startedAt: '2026-01-01T00:00:00.000Z',
  fetched: 10,
  expected: null,
  quarantined: 0,
  reached: null,
  rowsPerSecond: null,
  secondsLeft: null,
  waitingUntil: null,
}

let queries: QueryClient
let stop: () => void
beforeEach(() => {
  vi.stubGlobal('EventSource', FakeStream)
  vi.stubGlobal('document', page)
  FakeStream.open.clear()
  FakeStream.opened = 0
  page.visibilityState = 'visible'
  queries = new QueryClient()
  stop = followEvents(queries)
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

test('changed evidence has everything asked again', () => {
  const asked = vi.spyOn(queries, 'invalidateQueries')
  connect()
  expect(asked).not.toHaveBeenCalled()
  say({ type: 'evidence-changed', evidenceVersion: 7 })
  expect(asked).toHaveBeenCalledTimes(1)
})

test('what a review changes has nothing asked again that stands on evidence alone', () => {
  const asked = vi.spyOn(queries, 'invalidateQueries')
  say({ type: 'review-changed' })
  expect(asked.mock.calls).toEqual([[{ queryKey: ['review'] }], [{ queryKey: ['notifications'] }]])
})

test('progress is shown without asking, and is gone with the end of the sync', () => {
  const asked = vi.spyOn(queries, 'invalidateQueries')
  say({ type: 'sync-progress', progress })
  expect(queries.getQueryData(progressKey('status'))).toEqual(progress)
  expect(asked).not.toHaveBeenCalled()
  say({ type: 'sync-finished', source: 'status', ok: true })
  expect(queries.getQueryData(progressKey('status'))).toBeNull()
  expect(asked).toHaveBeenCalledTimes(1)
})

test('what only a newer server knows is passed over', () => {
  const asked = vi.spyOn(queries, 'invalidateQueries')
  say({ type: 'moon-risen' })
  for (const stream of FakeStream.open) stream.dispatchEvent(new MessageEvent('message', { data: 'no JSON' }))
  expect(asked).not.toHaveBeenCalled()
})

test('a hidden page lets go of its connection, and asks for what it missed when it is seen again', () => {
  const asked = vi.spyOn(queries, 'invalidateQueries')
  connect()
  show('hidden')
  expect(FakeStream.open.size).toBe(0)
  show('visible')
  expect(FakeStream.open.size).toBe(1)
  expect(asked).not.toHaveBeenCalled()
  connect()
  expect(asked).toHaveBeenCalledTimes(1)
  expect(FakeStream.opened).toBe(2)
})

test('work asked for again and again while it runs is done once more, not each time', async () => {
  let runs = 0
  let finish = () => {}
  const work = coalesced(async () => {
    runs += 1
    await new Promise<void>((resolve) => {
      finish = resolve
    })
  })
  for (let time = 0; time < 5; time += 1) work()
  expect(runs).toBe(1)
  finish()
  await vi.waitFor(() => expect(runs).toBe(2))
  finish()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(runs).toBe(2)
})
