import { describe, expect, test } from 'vitest'
import type { GithubConfig } from '../../../server/sources/github/config.ts'
import { config, fakeGithub, issue, issues, json, quickGithub, reachedIn, second } from './github-server.ts'
import { collect, context, NOW } from './reading.ts'

const github = quickGithub()
const pull = (url: string, cursor: unknown = null, changes: Partial<GithubConfig> = {}) =>
  collect(github, github.pull(config(url, changes), cursor, context()))
const ids = (reading: Awaited<ReturnType<typeof pull>>) =>
  reading.records.map(({ externalId }) => Number(externalId) - 1_000).sort((one, other) => one - other)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const cursorOf = ({ pages }: Awaited<ReturnType<typeof pull>>) => reachedIn(pages.at(-1)?.cursor)

describe('an update in 2999', () => {
  const future = '2999-01-01T00:00:00Z'

  test.each([1, 250])('of %i issues leaves the place at the last update that is none', async (count) => {
    const { url, repositories } = await fakeGithub({
      'acme/shop': issues(300, (n) => (n > 300 - count ? { updated_at: future } : {})),
    })
    const reading = await pull(url)
    expect(new Set(ids(reading))).toEqual(new Set(upTo(300)))
    expect(cursorOf(reading)).toEqual({ 'acme/shop': second(300 - count - 1) })
    repositories['acme/shop']?.push(issue(301, { updated_at: new Date(NOW).toISOString().replace('.000', '') }))
    expect(ids(await pull(url, cursorOf(reading)))).toContain(301)
  })

  test('in the cursor itself is taken back', async () => {
    const { url } = await fakeGithub({ 'acme/shop': [issue(1, { updated_at: '2026-06-01T00:00:00Z' })] })
    expect(ids(await pull(url, { 'acme/shop': future }))).toEqual([1])
  })
})

describe('poison', () => {
  test('does not stop the pages, wherever it is', async () => {
    const poison = issues(230, (n) => (n % 100 === 0 ? { updated_at: null as unknown as string } : {}))
    const { url } = await fakeGithub({}, (request, response) => {
      const query = new URL(request.url ?? '', 'http://fake').searchParams
      const from = query.get('since') ?? ''
      const listed = poison.filter(({ updated_at }, index) => (updated_at ?? second(index)) >= from)
      json(response, [...listed.slice(0, 99), 12_345_678_901_234_567_890n.toString()].slice(0, 100))
      return true
    })
    const { records, rejections } = await pull(url)
    expect(new Set(records.map(({ externalId }) => externalId)).size).toBe(228)
    expect(rejections.length).toBeGreaterThanOrEqual(3)
  })
})
