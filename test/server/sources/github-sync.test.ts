import { describe, expect, test } from 'vitest'
import type { Context } from '../../../server/usecases/context.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'
import { config, type FakeIssue, fakeGithub, issue, issues, json, second, syncInto } from './github-server.ts'
import { at } from './reading.ts'

const NOW = at('2026-01-01T06:00:00Z')
/** The same sequence of numbers from 0 to 1 each time. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const shown = async ({ store }: Context) =>
  (await store.issues.all()).map(({ id, title }) => `${id} ${title}`).toSorted()
const expected = (found: readonly FakeIssue[]) =>
  found
    .filter(({ pull_request }) => pull_request === undefined)
    .map(({ number, title }) => `acme/shop#${number} ${title}`)
    .toSorted()

describe('through the engine and a real store', () => {
  test.each([1, 2, 3])('failures, limits and edits (%i): nothing is missing after two syncs', async (seed) => {
    const random = randomFrom(seed)
    let refusedUntil = 0
    let early = 0
    let edits = 0
    let isRough = true
    const all = issues(1_200, (n) =>
      n % 40 === 0 ? { pull_request: {} } : n > 300 && n < 560 ? { updated_at: second(300) } : {},
    )
    const { url, asked } = await fakeGithub({ 'acme/shop': all }, (_request, response) => {
      if (!isRough) return false
      if (performance.now() < refusedUntil) early += 1
      const fate = random()
      if (fate < 0.3) {
        json(response, { message: 'Oops' }, 502)
        return true
      }
      if (fate < 0.4) {
        // Three seconds of six milliseconds, less what a timer may be early.
        refusedUntil = performance.now() + 4
        json(response, { message: 'Too many' }, 429, { 'retry-after': '3' })
        return true
      }
      // One to five in a hundred are edited between pages.
      for (const edited of all) {
        if (random() >= 0.01 + random() * 0.04) continue
        edits += 1
        edited.title = `Issue ${edited.number}, edit ${edits}`
        edited.updated_at = second(3_000 + asked.length)
      }
      return false
    })
    const context = await temporaryContext(NOW)
    const rough = await syncInto(context, config(url))
    expect(rough.fault).toBeNull()
    isRough = false
    const calm = await syncInto(context, config(url))
    expect(calm.fault).toBeNull()
    expect(early).toBe(0)
    expect(edits).toBeGreaterThan(200)
    expect(await shown(context)).toEqual(expected(all))
    expect(rough.run.dropped).toBeGreaterThanOrEqual(30)
    expect(await context.store.quarantine.count()).toBe(0)
  })

  test('nothing new costs one request and changes no row', async () => {
    const { url, asked } = await fakeGithub({ 'acme/shop': issues(5) })
    const context = await temporaryContext(NOW)
    await syncInto(context, config(url))
    const version = await context.store.evidenceVersion()
    const { run } = await syncInto(context, config(url))
    expect([asked.length, run.created, run.changed, run.unchanged]).toEqual([2, 0, 0, 5])
    expect(await context.store.evidenceVersion()).toBe(version)
  })

  test('a sync that breaks off keeps what came, and the next one goes on from there', async () => {
    const { url, asked } = await fakeGithub({ 'acme/shop': issues(2_000) }, (_request, response, count) => {
      if (count !== 11) return false
      json(response, '[{"id":1')
      return true
    })
    const context = await temporaryContext(NOW)
    const broken = await syncInto(context, config(url))
    expect(broken.run).toMatchObject({ status: 'failed', created: 991 })
    expect(broken.run.error).toContain('since=2026-01-01T00%3A16%3A30Z')
    const before = asked.length
    expect((await syncInto(context, config(url))).run).toMatchObject({ status: 'succeeded', created: 1_009 })
    expect(asked[before]).toContain('since=2026-01-01T00%3A06%3A30Z')
    expect(await context.store.issues.all()).toHaveLength(2_000)
  })

  test('a bad row waits in quarantine with its reason, and leaves it when it is mended', async () => {
    const rows = issues(30, (n) => (n === 7 ? { state: 'merged' } : {}))
    const { url } = await fakeGithub({ 'acme/shop': rows })
    const context = await temporaryContext(NOW)
    await syncInto(context, config(url))
    expect(await context.store.quarantine.list()).toMatchObject([
      { location: 'acme/shop id 1007', externalId: '1007', reason: 'state is "merged"; expected one of open, closed' },
    ])
    rows[6] = issue(7, { updated_at: second(2_000) })
    await syncInto(context, config(url))
    expect(await context.store.quarantine.count()).toBe(0)
    expect(await context.store.issues.all()).toHaveLength(30)
  })

  test('a renamed repository keeps its issues, under its new name', async () => {
    const renamed = issues(3, () => ({ repository_url: 'https://api.github.com/repos/acme/store' }))
    const { url } = await fakeGithub({ 'acme/shop': issues(3), 'acme/store': renamed })
    const context = await temporaryContext(NOW)
    await syncInto(context, config(url))
    await syncInto(context, config(url, { repositories: ['acme/store'] }))
    expect((await context.store.issues.all()).map(({ id }) => id)).toEqual([
      'acme/store#1',
      'acme/store#2',
      'acme/store#3',
    ])
  })
})
