import { describe, expect, test } from 'vitest'
import { github } from '../../../server/sources/github/github.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { readEditableProject, saveProject } from '../../../server/usecases/edit-project.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
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

  test('a project keeps in step with its issue, save what a person edited, and its edit outlasts the label', async () => {
    const labelled = (labels: string[], n: number, changes: object = {}) =>
      issue(1, { labels, updated_at: second(n), ...changes })
    const { url, repositories, asked } = await fakeGithub({
      'acme/shop': [labelled(['reliability-project'], 1), issue(2, { labels: ['bug'], updated_at: second(0) })],
    })
    const given = config(url, { projectLabels: ['Reliability-Project'], labels: ['bug'] })
    const context = await temporaryContext(NOW)
    const sync = async (n: number, labels: string[], changes: object = {}) => {
      repositories['acme/shop'] = [labelled(labels, n, changes), issue(2, { labels: ['bug'], updated_at: second(0) })]
      expect((await syncInto(context, given)).fault).toBeNull()
    }
    await syncInto(context, given)
    const read = () => readEditableProject(context, 'acme/shop#1')
    expect(await read()).toMatchObject({
      source: 'issues',
      value: { title: 'Issue 1', status: 'candidate', effortAssumed: true, effort: [{ low: 1, likely: 4, high: 12 }] },
    })
    expect((await loadEvidence(context, null)).notes.map(({ code }) => code)).toContain('assumed-effort')
    expect((await context.store.issues.all()).map(({ id }) => id)).toEqual(['acme/shop#2'])

    const effort = [{ team: 'core', low: 2, likely: 2, high: 2 }]
    await saveProject(context, { id: 'acme/shop#1', revision: 0, changes: { effort } })
    await sync(20, ['reliability-project', 'effort:5w', 'team:edge'], { title: 'Renamed' })
    expect(await read()).toMatchObject({ value: { title: 'Renamed', effort }, edit: { apart: ['effort'] } })
    await sync(30, ['reliability-project'], { state: 'closed', state_reason: 'not_planned' })
    expect((await read()).value.status).toBe('rejected')

    await sync(40, ['bug'])
    await expect(read()).rejects.toThrow('there is no project')
    expect(await context.store.issues.all()).toHaveLength(2)
    await sync(50, [])
    expect((await context.store.issues.all()).map(({ id }) => id)).toEqual(['acme/shop#2'])
    await sync(60, ['reliability-project'])
    expect((await read()).value).toMatchObject({ effort })

    const before = asked.length
    const version = await context.store.evidenceVersion()
    await syncInto(context, given)
    expect([asked.length - before, await context.store.evidenceVersion()]).toEqual([1, version])
  })

  test('a project whose block is wrong waits in quarantine, and is a project when it is read again', async () => {
    const wrong = issue(1, { labels: ['project'], body: '```yaml\nleverage: { effort: soon }\n```' })
    const { url } = await fakeGithub({ 'acme/shop': [wrong] })
    const context = await temporaryContext(NOW)
    const given = config(url, { projectLabels: ['project'] })
    await syncInto(context, given)
    const [row] = await context.store.quarantine.list()
    expect(row?.reason).toContain('its leverage block cannot be taken: leverage.effort is "soon"')
    const reopened = github.reopen?.({ location: row?.location ?? '', raw: row?.raw ?? '', origin: row?.origin }, given)
    expect(reopened).toMatchObject({ repository: 'acme/shop', rules: { projectLabels: ['project'] } })
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
