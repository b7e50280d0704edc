import { describe, expect, test } from 'vitest'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { NOON, page } from './sample-evidence.ts'
import { temporaryStore } from './temporary-store.ts'

const day = (n: number) => instant(NOON + n * MILLISECONDS_PER_DAY)

describe('what a source covers', () => {
  async function covering() {
    const { store, run, path } = await temporaryStore()
    const cover = (from: number, to: number) =>
      store.ingest.page({ ...page(run, []), coverage: { from: day(from), to: day(to) } })
    const spans = async () =>
      ((await store.activity.spans()).get('status') ?? []).map(({ from, to }) =>
        [from, to].map((at) => (at - NOON) / MILLISECONDS_PER_DAY),
      )
    return { store, run, path, cover, spans }
  }

  test('stays apart where pages left a gap, and is one span where they meet', async () => {
    const { cover, spans, store } = await covering()
    await cover(0, 10)
    await cover(20, 30)
    expect(await spans()).toEqual([
      [0, 10],
      [20, 30],
    ])
    await cover(10, 12)
    await cover(28, 40)
    expect(await spans()).toEqual([
      [0, 12],
      [20, 40],
    ])
    expect(await store.sources.find('status')).toMatchObject({ coveredFrom: day(0), coveredTo: day(40) })
  })

  test('keeps its gap through a backfill that begins again, until the backfill has covered it', async () => {
    const { cover, spans, store } = await covering()
    await cover(0, 10)
    await cover(20, 30)
    // Begun at the beginning and broken off: what came before is covered once more, and the gap is still one.
    await store.sources.upsert({ id: 'status', type: 'statuspage', title: 'Status page', startsOver: true })
    await cover(0, 8)
    expect(await spans()).toEqual([
      [0, 10],
      [20, 30],
    ])
    // Resumed, it comes through.
    await cover(8, 25)
    expect(await spans()).toEqual([[0, 30]])
  })

  test('is no news when it was covered before', async () => {
    const { cover, store } = await covering()
    await cover(0, 10)
    const version = await store.evidenceVersion()
    await cover(2, 9)
    expect(await store.evidenceVersion()).toBe(version)
    await cover(2, 11)
    expect(await store.evidenceVersion()).toBe(version + 1)
  })

  test('equals the union of all spans, in whatever order they come', async () => {
    let state = 7
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const { cover, spans } = await covering()
    const days = new Array<boolean>(120).fill(false)
    for (let round = 0; round < 25; round += 1) {
      const from = random(115)
      const to = from + 1 + random(5)
      await cover(from, to)
      days.fill(true, from, to)
      const expected = days.flatMap((known, n) => (known && !days[n - 1] ? [[n, days.indexOf(false, n)]] : []))
      expect(await spans()).toEqual(expected.map(([start = 0, end = 0]) => [start, end === -1 ? 120 : end]))
    }
  })
})
