import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rejected } from '../../../server/sources/map-result.ts'
import { type AnySource, SOURCES } from '../../../server/sources/registry.ts'
import { PROGRAM } from '../../../server/store/actor.ts'
import type { Store } from '../../../server/store/store.ts'
import { NOON } from '../../faults/connector.ts'
import { CONNECTORS } from '../../faults/connectors.ts'
import { evidenceHash } from '../../faults/evidence-hash.ts'
import { addGithub, withEngine } from '../../faults/installation.ts'
import { githubIssue, sendJson, startUpstream } from '../../faults/upstream.ts'
import { fixture, temporaryFile } from '../sources/reading.ts'

const SPECIFICATION = (objective: unknown) => `version: prometheus/v1
service: shop
slos:
  - name: availability
    objective: ${objective}
    sli: { raw: { error_ratio_query: errors } }
    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }
`

const OLA = { via: 'command line', person: null, name: 'ola' } as const

/** Every connector with a config that can be called: those over HTTP with an upstream of their own. */
async function callable(type: string): Promise<object> {
  const connector = CONNECTORS.find((each) => each.type === type)
  if (connector) {
    const upstream = await startUpstream(connector.answer)
    onTestFinished(() => upstream.close())
    return connector.config(upstream.url)
  }
  switch (type) {
    case 'csv':
      return { files: ['incidents', 'services', 'projects', 'accounts'].map((name) => fixture(`csv/${name}.csv`)) }
    case 'openslo':
      return { files: [fixture('openslo/shop')] }
    case 'alertmanager':
    case 'json':
      return { webhook: { secret: 'credentials-of-alertmanager' } }
    case 'sloth':
      return { files: [await temporaryFile('shop.yaml', SPECIFICATION(99.9))] }
    default:
      throw new Error(`say here how to call a source of type ${type}`)
  }
}

/** What is told by senders that cannot be asked. */
const BODIES: Readonly<Record<string, object>> = {
  alertmanager: {
    version: '4',
    alerts: [1, 2].map((number) => ({
      status: 'firing',
      labels: { alertname: 'QueueLong' },
      startsAt: '2024-05-01T00:00:00Z',
      fingerprint: `b0c${number}`,
    })),
  },
  json: {
    incidents: [1, 2].map((id) => ({ id, title: 'Queue is long', started_at: '2024-05-01T00:00:00Z', severity: 'P2' })),
  },
}
const toldTo = (type: string) => ({
  source: 'source',
  delivery: 'd-1',
  bodyHash: 'h-1',
  receivedAt: NOON,
  body: JSON.stringify(BODIES[type]),
})

/** More, and a sync would halt. */
const MOST_ASIDE = 15

/** The source under a rule that puts rows aside which are evidence, for as long as `isStrict` says so. */
function underRule(source: AnySource, isStrict: () => boolean): AnySource {
  let aside = 0
  return {
    ...source,
    map(row, id) {
      const mapped = source.map(row, id)
      const [record] = mapped.records
      if (!isStrict() || !record || aside >= MOST_ASIDE) return mapped
      aside += 1
      return rejected(row, record.externalId, 'a rule that was wrong')
    },
  }
}

describe('every row in quarantine maps again once the rule is mended', () => {
  // What Upptime gives is measured, and has no rows.
  test.each(SOURCES.filter(({ type }) => type !== 'upptime'))('$type', async (source) => {
    const config = await callable(source.type)
    let isStrict = false
    const synced = (use: 'at once' | 'replayed') =>
      withEngine(
        { second: 1 },
        async (store, engine, file) => {
          await store.sources.upsert({ id: 'source', type: source.type, title: 'Source', config })
          if (source.webhook?.isEvidence) await store.webhooks.keep(toldTo(source.type), NOON)
          isStrict = use === 'replayed'
          const { run } = await engine.sync('source')
          isStrict = false
          const aside = await store.quarantine.list({ limit: 1_000 })
          const counts = use === 'replayed' ? await engine.replay(aside, PROGRAM) : null
          return { run, aside: aside.length, counts, hash: evidenceHash(file), left: await store.quarantine.count() }
        },
        { now: () => NOON, sources: [underRule(source, () => isStrict)] },
      )
    const expected = await synced('at once')
    const seen = await synced('replayed')
    expect(expected.run.created).toBeGreaterThan(0)
    expect(seen.aside).toBeGreaterThan(expected.left)
    expect(seen.counts?.released).toBe(seen.aside - expected.left)
    expect({ hash: seen.hash, left: seen.left }).toEqual({ hash: expected.hash, left: expected.left })
  })
})

test('labels of an issue that waited in quarantine mean what the configuration says today', async () => {
  const row = githubIssue(1, { labels: ['area/pay'], repository_url: undefined })
  const upstream = await startUpstream((_, response) => sendJson(response, [row]))
  onTestFinished(() => upstream.close())
  const [github] = SOURCES.filter(({ type }) => type === 'github')
  if (!github) throw new Error('there is no github source')
  let isStrict = true
  await withEngine(
    { second: 1 },
    async (store, engine) => {
      const config = { baseUrl: upstream.url, repositories: ['acme/shop'] }
      const setup = { id: 'issues', type: 'github', title: 'Issues' }
      await store.sources.upsert({ ...setup, config })
      await engine.sync('issues')
      isStrict = false
      await store.sources.upsert({ ...setup, config: { ...config, serviceLabels: { 'area/pay': 'payments' } } })
      await engine.replay(await store.quarantine.list(), OLA)
      expect(await store.issues.all()).toMatchObject([{ id: 'acme/shop#1', service: 'payments' }])
    },
    { now: () => NOON, sources: [underRule(github, () => isStrict)] },
  )
})

describe('the audit log says who replayed', () => {
  const everything = { kind: 'quarantine', offset: 0, limit: 10 } as const
  /** Two rows aside, of which the first `wrong` are so still when they are replayed. */
  async function twoAside(
    wrong: number,
    replayed: (file: string, replay: () => Promise<unknown>, store: Store) => unknown,
  ) {
    const upstream = await startUpstream((_, response) => sendJson(response, [githubIssue(1), githubIssue(2)]))
    onTestFinished(() => upstream.close())
    const [github] = SOURCES.filter(({ type }) => type === 'github')
    if (!github) throw new Error('there is no github source')
    let refused = 2
    const strict: AnySource = {
      ...github,
      map: (row, id) => (refused-- > 0 ? rejected(row, null, 'a rule that was wrong') : github.map(row, id)),
    }
    await withEngine(
      { second: 1 },
      async (store, engine, file) => {
        await addGithub(store, upstream.url)
        await engine.sync('issues')
        refused = wrong
        await replayed(file, async () => engine.replay(await store.quarantine.list(), OLA), store)
      },
      { now: () => NOON, sources: [strict] },
    )
  }

  test('with how much left quarantine', () =>
    twoAside(1, async (_, replay, store) => {
      expect(await replay()).toEqual({ replayed: 2, released: 1 })
      const change = { action: 'replayed', subject: 'issues', before: { inQuarantine: 2 }, after: { inQuarantine: 1 } }
      const { entries } = await store.audit.list(everything)
      expect(entries).toMatchObject([{ name: 'ola', via: 'command line', ...change }])
    }))

  test('and nothing where nothing changed', () =>
    twoAside(2, async (_, replay, store) => {
      expect(await replay()).toEqual({ replayed: 2, released: 0 })
      expect(await store.audit.list(everything)).toEqual({ total: 0, entries: [] })
    }))

  test('or nothing leaves quarantine', () =>
    twoAside(0, async (file, replay, store) => {
      const side = new Database(file)
      side.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END")
      side.close()
      await expect(replay()).rejects.toThrow('no room')
      expect([await store.quarantine.count(), (await store.issues.all()).length]).toEqual([2, 0])
    }))
})

describe('what was refused for its whole file', () => {
  test('as a specification of Sloth is read again from what was written', async () => {
    const [sloth] = SOURCES.filter(({ type }) => type === 'sloth')
    if (!sloth?.reopen) throw new Error('sloth opens its rows again itself')
    const file = await temporaryFile('shop.yaml', SPECIFICATION('"99.9"'))
    for await (const { rows } of sloth.read([file])) {
      const [row] = rows
      if (!row) throw new Error('the file has a specification')
      expect(sloth.map(row, 'slos').rejections).toHaveLength(1)
      const origin = JSON.parse(JSON.stringify(row.origin).replace('"99.9"', '99.9')) as unknown
      const again = sloth.reopen({ location: row.location, raw: row.text, origin }, null)
      expect(sloth.map(again, 'slos')).toMatchObject({ records: [{ externalId: 'shop-availability' }], rejections: [] })
    }
  })

  test('as a second OpenSLO object of one name stays aside', async () => {
    const [openslo] = SOURCES.filter(({ type }) => type === 'openslo')
    if (!openslo?.reopen) throw new Error('openslo opens its rows again itself')
    const object = 'apiVersion: openslo/v1\nkind: Service\nmetadata: { name: shop }\nspec: {}\n'
    const file = await temporaryFile('shop.yaml', `${object}---\n${object}`)
    for await (const { rows } of openslo.read([file])) {
      const [first, second] = rows.map((row) => openslo.reopen?.({ ...row, raw: row.text, origin: row.origin }, null))
      if (!first || !second) throw new Error('the file has two objects')
      expect(openslo.map(first, 'slos').rejections).toEqual([])
      expect(openslo.map(second, 'slos').rejections[0]?.reason).toMatch(/already in .* line 1/)
    }
  })
})
