import { describe, expect, test } from 'vitest'
import type { GithubConfig } from '../../../server/sources/github/config.ts'
import { github as source } from '../../../server/sources/github/github.ts'
import { config, type FakeGithub, fakeGithub, issues, json, quickGithub, reachedIn, second } from './github-server.ts'
import { collect, context, faultOf } from './reading.ts'

const github = quickGithub()
const pull = (url: string, cursor: unknown = null, changes: Partial<GithubConfig> = {}) =>
  collect(github, github.pull(config(url, changes), cursor, context()))
const ids = (reading: Awaited<ReturnType<typeof pull>>) =>
  reading.records.map(({ externalId }) => Number(externalId) - 1_000).sort((one, other) => one - other)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const cursorOf = ({ pages }: Awaited<ReturnType<typeof pull>>) => reachedIn(pages.at(-1)?.cursor)

/** Does `edit` once, after the nth request was answered. */
const onRequest = (n: number, edit: (github: FakeGithub) => void) => {
  let server: FakeGithub | null = null
  const edits = (_request: unknown, _response: unknown, count: number) => {
    if (count === n && server) edit(server)
    return false
  }
  return async (found: FakeGithub['repositories']) => {
    server = await fakeGithub(found, edits)
    return server
  }
}

describe('pages', () => {
  test('are asked for, one ahead, before the one in hand is handed over', async () => {
    const { url } = await fakeGithub({ 'acme/shop': issues(250) })
    let sent = 0
    const fetch: typeof globalThis.fetch = (input, init) => {
      sent += 1
      return globalThis.fetch(input, init)
    }
    const pages = source.pull(config(url), null, { ...context(), fetch })[Symbol.asyncIterator]()
    const sentAtPage: number[] = []
    while (!(await pages.next()).done) sentAtPage.push(sent)
    expect(sentAtPage).toEqual([2, 3, 3])
  })

  test('follow each other by the last update, and the next sync asks from ten minutes before it', async () => {
    const { url, asked } = await fakeGithub({ 'acme/shop': issues(250) })
    const first = await pull(url)
    expect(ids(first)).toEqual(upTo(250))
    expect(asked).toEqual([
      '/repos/acme/shop/issues?state=all&sort=updated&direction=asc&per_page=100',
      '/repos/acme/shop/issues?state=all&sort=updated&direction=asc&per_page=100&since=2026-01-01T00%3A01%3A39Z',
      '/repos/acme/shop/issues?state=all&sort=updated&direction=asc&per_page=100&since=2026-01-01T00%3A03%3A18Z',
    ])
    expect(first.pages.map(({ rows, cursor }) => [rows.length, reachedIn(cursor)])).toEqual([
      [100, { 'acme/shop': second(99) }],
      [99, { 'acme/shop': second(198) }],
      [51, { 'acme/shop': second(249) }],
    ])
    expect(first.pages.map(({ expected }) => expected)).toEqual([300, 299, 250])
    expect(cursorOf(await pull(url, { 'acme/shop': second(100_000) }))).toEqual({ 'acme/shop': second(100_000) })
    expect(asked.slice(3)).toEqual([expect.stringContaining('since=2026-01-02T03%3A36%3A40Z')])
  })

  test('of several repositories come in order, and each has its own place', async () => {
    const { url, asked } = await fakeGithub({ 'acme/shop': issues(3), 'acme/pay': issues(2) })
    const reading = await pull(url, { 'acme/old': second(1) }, { repositories: ['acme/shop', 'acme/pay', 'ACME/Shop'] })
    expect(asked.map((path) => path.split('/')[3])).toEqual(['shop', 'pay'])
    expect(cursorOf(reading)).toEqual({ 'acme/old': second(1), 'acme/shop': second(2), 'acme/pay': second(1) })
    expect(reading.pages.map(({ expected }) => expected)).toEqual([null, 5])
    expect(reading.pages.map(({ rows }) => rows[0]?.location)).toEqual(['acme/shop id 1001', 'acme/pay id 1001'])
  })

  test('start at the moment that a person names', async () => {
    const { url } = await fakeGithub({ 'acme/shop': issues(20) })
    expect(ids(await pull(url, null, { since: second(15) }))).toEqual([16, 17, 18, 19, 20])
    expect(ids(await pull(url, 'of another shape', { since: second(15) }))).toHaveLength(5)
  })

  test('drop pull requests, which the same list has', async () => {
    const { url } = await fakeGithub({ 'acme/shop': issues(120, (n) => (n % 3 === 0 ? { pull_request: {} } : {})) })
    const reading = await pull(url)
    expect([reading.records.length, reading.dropped]).toEqual([80, 40])
  })
})

describe('edits between pages', () => {
  test('lose nothing: what moves away comes again at the end', async () => {
    const start = onRequest(2, ({ repositories }) => {
      for (const edited of repositories['acme/shop']?.slice(50, 150) ?? []) edited.updated_at = second(900)
    })
    const { url } = await start({ 'acme/shop': issues(300) })
    const reading = await pull(url)
    expect(new Set(ids(reading))).toEqual(new Set(upTo(300)))
    expect(cursorOf(reading)).toEqual({ 'acme/shop': second(900) })
  })
})

describe('a second with more issues than a page', () => {
  const crowded = (count: number) =>
    issues(count + 60, (n) => (n > 30 && n <= count + 30 ? { updated_at: second(30) } : {}))

  test.each([100, 101, 170, 171, 250, 400])('%i of them are all read, once', async (count) => {
    const { url, asked } = await fakeGithub({ 'acme/shop': crowded(count) })
    const reading = await pull(url)
    expect(ids(reading)).toEqual(upTo(count + 60))
    expect(asked.length).toBeLessThan(20)
    expect(cursorOf(reading)).toEqual({ 'acme/shop': second(count + 59) })
  })

  test('that is the last one is read to its end, and once more by the next sync', async () => {
    const { url } = await fakeGithub({ 'acme/shop': issues(300, () => ({ updated_at: second(5) })) })
    const reading = await pull(url)
    expect(ids(reading)).toEqual(upTo(300))
    expect(ids(await pull(url, cursorOf(reading)))).toEqual(upTo(300))
  })

  test.each([2, 3, 4, 5])('edits before request %i move no issue past the reader', async (request) => {
    const start = onRequest(request, ({ repositories }) => {
      for (const edited of repositories['acme/shop']?.filter(({ number }) => number <= 40) ?? [])
        edited.updated_at = second(9_000 + request)
    })
    const { url } = await start({ 'acme/shop': issues(350, (n) => ({ updated_at: second(n > 300 ? n : 5) })) })
    expect(new Set(ids(await pull(url)))).toEqual(new Set(upTo(350)))
  })

  test('its place is kept only when all of it was read', async () => {
    let fails = true
    const { url } = await fakeGithub({ 'acme/shop': crowded(350) }, (_request, response, count) => {
      // The first request of the way back.
      if (count < 6 || !fails) return false
      json(response, '[', 200)
      return true
    })
    const cursors: unknown[] = []
    const reading = async () => {
      for await (const { cursor } of github.pull(config(url), null, context())) cursors.push(cursor)
    }
    expect((await faultOf(reading())).message).toContain('&page=')
    expect(new Set(cursors.map((cursor) => JSON.stringify(reachedIn(cursor))))).toEqual(
      new Set([JSON.stringify({ 'acme/shop': second(30) })]),
    )
    fails = false
    expect(ids(await pull(url))).toEqual(upTo(410))
  })

  test('a server that repeats its pages is refused, not asked for ever', async () => {
    const same = issues(100, () => ({ updated_at: second(5) }))
    const { url, asked } = await fakeGithub({}, (_request, response) => {
      json(response, same)
      return true
    })
    expect((await faultOf(pull(url))).message).toContain('repeats the pages before it')
    expect(asked).toHaveLength(3)
  })
})
