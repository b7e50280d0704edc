import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import type { GithubConfig } from '../../../server/sources/github/config.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'
import { config, type FakeIssue, fakeGithub, issue, issues, json, second, syncInto } from './github-server.ts'
import { at } from './reading.ts'

const NOW = at('2026-01-01T06:00:00Z')
const A_DAY_ON = NOW + MILLISECONDS_PER_DAY

/** A store that has read what a fake GitHub has, and syncs at chosen moments. */
async function readOnce(
  repositories: Record<string, FakeIssue[]>,
  changes: Partial<GithubConfig> = {},
  instead: Parameters<typeof fakeGithub>[1] = () => false,
) {
  const server = await fakeGithub(repositories, instead)
  const { store } = await temporaryContext(NOW)
  const sync = (moment: number, signal?: AbortSignal, given: Partial<GithubConfig> = {}) =>
    syncInto({ store, now: () => instant(moment) }, config(server.url, { ...changes, ...given }), signal)
  const first = await sync(NOW)
  expect(first.fault).toBeNull()
  const shown = async () => (await store.issues.all()).map(({ id }) => id)
  const listedAt = async () => {
    const source = await store.sources.find('issues')
    return (source?.cursor as { readonly listedAt: unknown } | undefined)?.listedAt
  }
  return { ...server, store, sync, shown, listedAt, first }
}

const ids = (numbers: readonly number[], repository = 'acme/shop') => numbers.map((n) => `${repository}#${n}`)
const remove = (found: FakeIssue[] | undefined, ...numbers: number[]) =>
  found?.splice(0, found.length, ...found.filter(({ number }) => !numbers.includes(number)))

describe('once a day everything is listed', () => {
  test('and what was deleted is withdrawn, which no update tells', async () => {
    const { repositories, sync, shown, asked, listedAt, store } = await readOnce({ 'acme/shop': issues(5) })
    remove(repositories['acme/shop'], 2, 4)
    const sooner = await sync(A_DAY_ON - MILLISECONDS_PER_MINUTE)
    expect([sooner.run.withdrawn, asked.length]).toEqual([0, 2])
    expect(await shown()).toHaveLength(5)

    const { run, fault } = await sync(A_DAY_ON)
    expect(fault).toBeNull()
    expect(run).toMatchObject({ status: 'succeeded', created: 0, unchanged: 3, withdrawn: 2 })
    expect((await shown()).toSorted()).toEqual(ids([1, 3, 5]))
    expect(asked.slice(2)).toEqual([
      '/repos/acme/shop/issues?state=all&sort=updated&direction=asc&per_page=100',
      '/repos/acme/shop/issues/2',
      '/repos/acme/shop/issues/4',
    ])
    expect(await listedAt()).toEqual({ 'acme/shop': '2026-01-02T06:00:00Z' })
    expect((await store.runs.list({ source: 'issues', limit: 1 }))[0]?.withdrawn).toBe(2)

    await sync(A_DAY_ON + MILLISECONDS_PER_MINUTE)
    expect(asked.at(-1)).toContain('since=')
  })

  test('and what is there again comes back, though it was not edited', async () => {
    const { repositories, sync, shown } = await readOnce({ 'acme/shop': issues(2_000) })
    remove(repositories['acme/shop'], 7)
    await sync(A_DAY_ON)
    expect(await shown()).toHaveLength(1_999)
    repositories['acme/shop']?.push(issue(7, { updated_at: second(6) }))
    expect((await sync(A_DAY_ON + MILLISECONDS_PER_DAY)).run).toMatchObject({ created: 1, withdrawn: 0 })
    expect(await shown()).toContain('acme/shop#7')
  })

  test('each repository for itself: one that is not asked any more keeps what it gave', async () => {
    const { repositories, sync, shown } = await readOnce(
      { 'acme/shop': issues(3), 'acme/pay': issues(2, (n) => ({ id: 9_000 + n, repository_url: undefined })) },
      { repositories: ['acme/shop', 'acme/pay'] },
    )
    remove(repositories['acme/shop'], 1)
    remove(repositories['acme/pay'], 2)
    const { run } = await sync(A_DAY_ON, undefined, { repositories: ['acme/shop'] })
    expect(run.withdrawn).toBe(1)
    expect((await shown()).toSorted()).toEqual([...ids([1, 2], 'acme/pay'), ...ids([2, 3])])
  })

  test('candidate projects too, and what people said of them is there when they come back', async () => {
    const labelled = issue(1, { labels: ['project'] })
    const { repositories, sync, store } = await readOnce({ 'acme/shop': [labelled] }, { projectLabels: ['project'] })
    repositories['acme/shop'] = []
    expect((await sync(A_DAY_ON)).run.withdrawn).toBe(1)
    expect(await store.projects.all()).toEqual([])
    repositories['acme/shop'] = [labelled]
    await sync(A_DAY_ON + MILLISECONDS_PER_DAY)
    expect((await store.projects.all()).map(({ id }) => id)).toEqual(['acme/shop#1'])
  })

  test('for what is newer than the first moment that a person names; older issues stay', async () => {
    const { repositories, sync, shown } = await readOnce({ 'acme/shop': issues(6) })
    remove(repositories['acme/shop'], 1, 5)
    const { run } = await sync(A_DAY_ON, undefined, { since: second(3) })
    expect(run.withdrawn).toBe(1)
    expect((await shown()).toSorted()).toEqual(ids([1, 2, 3, 4, 6]))
  })

  test('a cursor from before there were listings goes on, and its first listing comes a day later', async () => {
    const { sync, store, listedAt, asked } = await readOnce({ 'acme/shop': issues(3) })
    const { run } = await sync(NOW)
    const old = { 'acme/shop': second(2) }
    await store.ingest.page({
      source: 'issues',
      run: run.id,
      fetched: 0,
      records: [],
      rejections: [],
      dropped: 0,
      wellMapped: [],
      cursor: old,
      coverage: null,
      seenAt: NOW,
    })
    await sync(A_DAY_ON)
    expect(asked.at(-1)).toContain('since=')
    expect(await listedAt()).toEqual({ 'acme/shop': '2026-01-02T06:00:00Z' })
  })
})

describe('an issue that was moved to another repository', () => {
  const moved = (answer: (response: ServerResponse, path: string) => void) =>
    readOnce({ 'acme/shop': issues(3) }, {}, (request, response) => {
      const path = (request.url ?? '').replace('/api/v3', '')
      if (!/issues\/2$/.test(path)) return false
      answer(response, path)
      return true
    })
  const redirect = (response: ServerResponse) =>
    json(response, { message: 'Moved Permanently' }, 301, { location: '/api/v3/repositories/77/issues/2' })

  test.each<[string, number, (response: ServerResponse, path: string) => void]>([
    ['404', 1, (response) => json(response, { message: 'Not Found' }, 404)],
    ['410', 1, (response) => json(response, { message: 'Gone' }, 410)],
    [
      '301 to another issue',
      1,
      (response, path) => (path.startsWith('/repositories') ? json(response, issue(40)) : redirect(response)),
    ],
    [
      '301 to where we may not look',
      1,
      (response, path) => (path.startsWith('/repositories') ? json(response, {}, 404) : redirect(response)),
    ],
    [
      '301 to itself, as after a renaming',
      0,
      (response, path) => (path.startsWith('/repositories') ? json(response, issue(2)) : redirect(response)),
    ],
  ])('%s: %i is withdrawn', async (_, count, answer) => {
    const { repositories, sync, shown } = await moved(answer)
    remove(repositories['acme/shop'], 2)
    const { run, fault } = await sync(A_DAY_ON)
    expect([fault, run.withdrawn]).toEqual([null, count])
    expect(await shown()).toHaveLength(3 - count)
  })

  test('an answer that is none of these withdraws nothing and is told', async () => {
    const { repositories, sync, shown } = await moved((response) => json(response, '{"id": 10'))
    remove(repositories['acme/shop'], 2)
    const { fault } = await sync(A_DAY_ON)
    expect(fault?.message).toMatch(/issues\/2 answered status 200 with something that is no whole JSON object/)
    expect(await shown()).toHaveLength(3)
  })
})

describe('a listing that is not whole withdraws nothing', () => {
  const BREAKS: readonly [string, (response: ServerResponse, stop: () => void) => void][] = [
    ['cut in its middle', (response) => json(response, '[{"id":1')],
    ['an empty body', (response) => json(response, '')],
    ['failing', (response) => json(response, { message: 'Oops' }, 500)],
    ['killed', (_, stop) => stop()],
  ]

  test.each(BREAKS)('%s on its second page, and the next sync lists again', async (_, breakOff) => {
    let breaks = false
    const killed = new AbortController()
    const found = await readOnce({ 'acme/shop': issues(250) }, {}, (request, response) => {
      // The first request of a listing asks since the beginning.
      if (!breaks || !request.url?.includes('since=')) return false
      breakOff(response, () => killed.abort())
      return true
    })
    const { repositories, sync, shown, listedAt } = found
    remove(repositories['acme/shop'], 3, 200)
    breaks = true
    const before = await listedAt()
    const { run } = await sync(A_DAY_ON, killed.signal)
    expect(run).toMatchObject({ status: 'failed', withdrawn: 0 })
    expect(await shown()).toHaveLength(250)
    expect(await listedAt()).toEqual(before)

    breaks = false
    const again = await sync(A_DAY_ON + MILLISECONDS_PER_MINUTE)
    expect([again.fault, again.run.withdrawn]).toEqual([null, 2])
    expect(await shown()).toHaveLength(248)
  })

  test('empty though the issues are there: one is asked for, and all stay', async () => {
    let lies = false
    const { sync, shown, asked } = await readOnce({ 'acme/shop': issues(150) }, {}, (request, response) => {
      if (!lies || !request.url?.includes('?')) return false
      json(response, [])
      return true
    })
    lies = true
    const before = asked.length
    const { run, fault } = await sync(A_DAY_ON)
    expect([fault, run.withdrawn, asked.length - before]).toEqual([null, 0, 2])
    expect(await shown()).toHaveLength(150)
  })

  test('of a repository that may not be read any more', async () => {
    const { repositories, sync, shown } = await readOnce({ 'acme/shop': issues(2) })
    delete repositories['acme/shop']
    expect((await sync(A_DAY_ON)).run).toMatchObject({ fault: 'not-found', withdrawn: 0 })
    expect(await shown()).toHaveLength(2)
  })
})
