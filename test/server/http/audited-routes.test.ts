import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { AuditEntry } from '../../../model/contract/audit.ts'
import { instant } from '../../../model/quantity.ts'
import { newSecret } from '../../../server/access/secret.ts'
import { ROUTES } from '../../../server/http/resources.ts'
import { type RunningServer, serve } from '../../../server/main.ts'
import { contentHash } from '../../../server/store/content-hash.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { pageIncident, sendJson, startUpstream, type Upstream } from '../../faults/upstream.ts'
import { linkTo, PASSWORD, signedIn, tokenOf } from '../../support/people.ts'
import { withoutDeadlines } from '../../support/set-assumption.ts'
import { quietLog, SERVICES_CSV, sharedCompany } from '../../support/temporary-installation.ts'
import { page } from '../store/sample-evidence.ts'

type Headers = Readonly<Record<string, string>>

/** A request that succeeds; what must be there first is made before it is returned. */
interface Call {
  readonly path: string
  readonly body?: unknown
  /** Ada's when left out. */
  readonly headers?: Headers
  /** Whose change it is; Ada's when left out. */
  readonly who?: string
}
type Prepare = () => Call | Promise<Call>

/** What the log must say of it. */
interface Expected extends Pick<AuditEntry, 'action' | 'kind' | 'before' | 'after'> {
  readonly subject: unknown
}

let company: Awaited<ReturnType<typeof sharedCompany>>
let server: RunningServer
let upstream: Upstream
let ada: Awaited<ReturnType<typeof signedIn>>
const SAME_ORIGIN: Headers = { 'sec-fetch-site': 'same-origin' }

beforeAll(async () => {
  company = await sharedCompany()
  await withoutDeadlines(company.context.store)
  upstream = await startUpstream((_, response) =>
    sendJson(response, { page: { updated_at: '2025-12-31T00:00:00Z' }, incidents: [pageIncident(1)] }),
  )
  server = await serve(company.context, quietLog, { host: '127.0.0.1', port: 0 })
  ada = await signedIn(company.context, 'ada', 'admin')
})
afterAll(async () => {
  await server.close()
  await upstream.close()
  await company.close()
})

const ask = (method: string, { path, body, headers = ada.headers }: Call): Promise<Response> =>
  fetch(`${server.address}/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
const answered = async <Schema extends z.ZodType>(schema: Schema, method: string, call: Call) => {
  const response = await ask(method, call)
  return schema.parse(await response.json())
}
const numbered = z.object({ id: z.number() })

const effort = [{ team: 'core', low: 1, likely: 2, high: 3 }]
const order = { mine: ['index'], quarter: '2026Q2', capacity: { core: 3 } }
const scenario = async (title: string) => {
  await ask('post', { path: '/plan-scenarios', body: { title, order } })
  return title.toLowerCase()
}
const comment = async (text: string) =>
  (await answered(numbered, 'post', { path: '/projects/canary/comments', body: { text } })).id
const committed = async () => {
  const { version } = await loadEvidence(company.context, null)
  const body = { title: 'Spring', reason: null, evidenceVersion: version, order }
  return (await answered(z.object({ id: z.string() }), 'post', { path: '/plans', body })).id
}
const source = async (id: string) => {
  const setup = { id, type: 'statuspage', title: id, config: { url: upstream.url } }
  await ask('post', { path: '/sources', body: setup })
  return setup
}
const aside = async (id: string) => {
  const { store } = company.context
  await source(id)
  const run = await store.runs.start(id, 'schedule')
  const raw = JSON.stringify(pageIncident(1))
  const rejections = [{ location: 'page 1 row 1', externalId: null, reason: 'a rule that was wrong', raw }]
  await store.ingest.page(page(run.id, [], { source: id, rejections }))
  return (await store.quarantine.list({ source: id })).map((row) => row.id)
}
const person = (handle: string) => signedIn(company.context, handle, 'viewer')
const rulesRevision = async () =>
  (await answered(z.object({ revision: z.string() }), 'get', { path: '/mapping-rules' })).revision

/** A change of an edit that stands, so that there is a before and an after. */
const edited =
  (path: string, first: object, second: object): Prepare =>
  async () => {
    await ask('put', { path, body: { revision: 0, changes: first } })
    return { path, body: { revision: 1, changes: second } }
  }
/** A second answer of the same person. */
const estimated =
  (project: string, first: number, second: number): Prepare =>
  async () => {
    const path = `/projects/${project}/estimates`
    const body = (weeks: number) => ({
      round: null,
      answers: { 'effort/0/core': { low: weeks, likely: weeks, high: weeks } },
    })
    await ask('put', { path, body: body(first) })
    return { path, body: body(second) }
  }
const decided = { owner: 'Ada', reason: 'It pays', expiresOn: null }
const incident = (name: string) => ({ id: `csv/${name}`, path: `/incidents/${encodeURIComponent(`csv/${name}`)}` })

/** Every route that changes something that is kept, and the entry that it leaves; in this order. */
const CHANGES: Readonly<Record<string, readonly [Prepare, Expected]>> = {
  'put /incidents/:id': [
    edited(incident('i1').path, { cause: 'capacity' }, { cause: 'database' }),
    {
      action: 'changed',
      kind: 'incident',
      subject: 'csv/i1',
      before: { cause: 'capacity' },
      after: { cause: 'database' },
    },
  ],
  'patch /incidents': [
    () => ({
      path: '/incidents',
      body: { incidents: [{ id: incident('i2').id, revision: 0 }], changes: { share: 0.5 } },
    }),
    { action: 'changed', kind: 'incident', subject: 'csv/i2', before: null, after: { share: 0.5 } },
  ],
  'put /incidents': [
    () => ({
      path: '/incidents',
      body: { incidents: [{ id: incident('i2').id, revision: 1, changes: null }] },
    }),
    { action: 'took back', kind: 'incident', subject: 'csv/i2', before: { share: 0.5 }, after: null },
  ],
  'put /projects/:id': [
    edited('/projects/canary', { title: 'Canaries' }, { title: 'Birds' }),
    {
      action: 'changed',
      kind: 'project',
      subject: 'canary',
      before: { title: 'Canaries' },
      after: { title: 'Birds' },
    },
  ],
  'post /projects': [
    () => ({ path: '/projects', body: { title: 'Copies', effort } }),
    { action: 'made', kind: 'project', subject: 'copies', before: null, after: { title: 'Copies' } },
  ],
  'delete /projects/:id': [
    async () => {
      await ask('post', { path: '/projects', body: { title: 'Mistake', effort } })
      return { path: '/projects/mistake?revision=0' }
    },
    { action: 'removed', kind: 'project', subject: 'mistake', before: expect.anything(), after: null },
  ],
  'post /requests': [
    () => ({ path: '/requests', body: { title: 'Checkout loses carts', service: 'checkout', accounts: ['acme'] } }),
    {
      action: 'made',
      kind: 'request',
      subject: 'checkout-loses-carts',
      before: null,
      after: { title: 'Checkout loses carts', requestedBy: 'ada example', accounts: ['acme'] },
    },
  ],
  'post /requests/:id/join': [
    () => ({ path: '/requests/checkout-loses-carts/join', body: { accounts: ['globex'] } }),
    {
      action: 'changed',
      kind: 'request',
      subject: 'checkout-loses-carts',
      before: null,
      after: { joined: [{ name: 'ada example', accounts: ['globex'] }] },
    },
  ],
  'patch /requests': [
    () => ({
      path: '/requests',
      body: {
        requests: [{ id: 'checkout-loses-carts', revision: 1 }],
        changes: { notIn: { quarter: '2026-q2', reason: 'No team is free' } },
      },
    }),
    {
      action: 'changed',
      kind: 'request',
      subject: 'checkout-loses-carts',
      before: { joined: [{ name: 'ada example' }] },
      after: { notIn: { quarter: '2026Q2', reason: 'No team is free' } },
    },
  ],
  'post /projects/:id/estimate-rounds': [
    () => ({ path: '/projects/index/estimate-rounds' }),
    { action: 'made', kind: 'estimates', subject: 'index', before: null, after: { asked: expect.anything() } },
  ],
  'put /projects/:id/estimates': [
    estimated('index', 1, 2),
    {
      action: 'changed',
      kind: 'estimates',
      subject: 'index',
      // The figures stay out until everybody may see them.
      before: { round: expect.any(Number), answered: ['effort/0/core'] },
      after: { round: expect.any(Number), answered: ['effort/0/core'] },
    },
  ],
  'post /projects/:id/estimates/reveal': [
    () => ({ path: '/projects/index/estimates/reveal' }),
    {
      action: 'revealed',
      kind: 'estimates',
      subject: 'index',
      before: null,
      after: {
        estimates: [
          {
            by: expect.stringMatching(/^person \d+$/),
            answers: { 'effort/0/core': { low: 2, likely: 2, high: 2 } },
          },
        ],
      },
    },
  ],
  'post /projects/:id/estimates/adoption': [
    () => ({ path: '/projects/index/estimates/adoption', body: { revision: 0 } }),
    {
      action: 'changed',
      kind: 'project',
      subject: 'index',
      before: null,
      after: { effort: [{ team: 'core', low: 2, likely: 2, high: 2 }] },
    },
  ],
  'put /decisions/:quarter/:project': [
    async () => {
      const path = '/decisions/2026Q2/copies'
      await ask('put', { path, body: { revision: 0, decision: { ...decided, outcome: 'not this quarter' } } })
      return { path, body: { revision: 1, decision: { ...decided, outcome: 'in' } } }
    },
    {
      action: 'changed',
      kind: 'decision',
      subject: '2026Q2 copies',
      before: { ...decided, outcome: 'not this quarter' },
      after: { ...decided, outcome: 'in' },
    },
  ],
  'post /plans': [
    async () => {
      const { version } = await loadEvidence(company.context, null)
      return { path: '/plans', body: { title: 'Winter', reason: 'Soon', evidenceVersion: version, order } }
    },
    {
      action: 'made',
      kind: 'snapshot',
      subject: expect.stringContaining('2026q2'),
      before: null,
      after: { title: 'Winter', reason: 'Soon' },
    },
  ],
  'post /plan-scenarios': [
    () => ({ path: '/plan-scenarios', body: { title: 'Half', order } }),
    { action: 'made', kind: 'scenario', subject: 'half', before: null, after: { title: 'Half' } },
  ],
  'put /plan-scenarios/:id': [
    async () => ({ path: `/plan-scenarios/${await scenario('Third')}`, body: { title: 'All', order, revision: 1 } }),
    { action: 'changed', kind: 'scenario', subject: 'third', before: { title: 'Third' }, after: { title: 'All' } },
  ],
  'delete /plan-scenarios/:id': [
    async () => ({ path: `/plan-scenarios/${await scenario('None')}?revision=1` }),
    { action: 'removed', kind: 'scenario', subject: 'none', before: { title: 'None' }, after: null },
  ],
  'post /projects/:id/comments': [
    () => ({ path: '/projects/canary/comments', body: { text: 'Ask the core team first' } }),
    {
      action: 'made',
      kind: 'comment',
      subject: expect.stringMatching(/^comment \d+$/),
      before: null,
      after: { project: 'canary', text: 'Ask the core team first' },
    },
  ],
  'put /comments/:id': [
    async () => ({ path: `/comments/${await comment('Twice')}`, body: { text: 'Once', revision: 1 } }),
    {
      action: 'changed',
      kind: 'comment',
      subject: expect.stringMatching(/^comment \d+$/),
      before: { project: 'canary', text: 'Twice' },
      after: { project: 'canary', text: 'Once' },
    },
  ],
  'delete /comments/:id': [
    async () => ({ path: `/comments/${await comment('Never mind')}` }),
    {
      action: 'removed',
      kind: 'comment',
      subject: expect.stringMatching(/^comment \d+$/),
      before: { project: 'canary', text: 'Never mind' },
      after: null,
    },
  ],
  'post /share-links': [
    async () => ({ path: '/share-links', body: { plan: await committed(), days: 3 } }),
    {
      action: 'made',
      kind: 'share link',
      subject: expect.stringMatching(/^link \d+$/),
      before: null,
      after: { snapshot: expect.any(String), expiresAt: '2026-01-04T09:00:00.000Z' },
    },
  ],
  'delete /share-links/:id': [
    async () => ({ path: `/share-links/${(await linkTo(company.context, 'a-plan')).link.id}` }),
    {
      action: 'removed',
      kind: 'share link',
      subject: expect.stringMatching(/^link \d+$/),
      before: { snapshot: 'a-plan', expiresAt: '2026-01-02T09:00:00.000Z' },
      after: null,
    },
  ],
  'put /digest-hook': [
    () => ({ path: '/digest-hook', body: { address: `${upstream.url}/hook?secret` } }),
    {
      action: 'made',
      kind: 'digest',
      subject: expect.stringMatching(/^(127|localhost)/),
      before: null,
      after: { schedule: '0 7 * * 1', lens: null },
    },
  ],
  'post /digest-hook/deliveries': [
    () => ({ path: '/digest-hook/deliveries', body: {} }),
    {
      action: 'called',
      kind: 'digest',
      subject: expect.stringMatching(/^(127|localhost)/),
      before: null,
      after: { ok: true },
    },
  ],
  'delete /digest-hook': [
    () => ({ path: '/digest-hook' }),
    {
      action: 'removed',
      kind: 'digest',
      subject: expect.stringMatching(/^(127|localhost)/),
      before: { schedule: '0 7 * * 1' },
      after: null,
    },
  ],
  'put /settings/services/:id': [
    edited('/settings/services/checkout', { tier: 2 }, { tier: 1 }),
    { action: 'changed', kind: 'service', subject: 'checkout', before: { tier: 2 }, after: { tier: 1 } },
  ],
  'put /settings/teams/:id': [
    edited('/settings/teams/core', { title: 'Core', capacity: 3 }, { title: 'Core', capacity: 4 }),
    { action: 'changed', kind: 'team', subject: 'core', before: { capacity: 3 }, after: { capacity: 4 } },
  ],
  'put /settings/lenses/:id': [
    edited('/settings/lenses/balanced', { title: 'Even' }, { title: 'Fair' }),
    { action: 'changed', kind: 'lens', subject: 'balanced', before: { title: 'Even' }, after: { title: 'Fair' } },
  ],
  'put /settings/assumptions/:id': [
    edited('/settings/assumptions/halfLife', { value: 90 }, { value: 100 }),
    { action: 'changed', kind: 'assumption', subject: 'halfLife', before: { value: 90 }, after: { value: 100 } },
  ],
  'put /settings/assumptions': [
    () => ({
      path: '/settings/assumptions',
      body: { assumptions: [{ id: 'halfLife', revision: 2, changes: null }] },
    }),
    { action: 'took back', kind: 'assumption', subject: 'halfLife', before: { value: 100 }, after: null },
  ],
  'put /mapping-rules': [
    async () => {
      const rules = [{ title: 'somewhere', service: 'ledger' }]
      await ask('put', { path: '/mapping-rules', body: { revision: await rulesRevision(), rules } })
      return { path: '/mapping-rules', body: { revision: await rulesRevision(), rules: [] } }
    },
    {
      action: 'changed',
      kind: 'mapping rules',
      subject: 'people',
      before: [{ title: 'somewhere', service: 'ledger' }],
      after: [],
    },
  ],
  'post /quarantine/replay': [
    async () => ({ path: '/quarantine/replay', body: { ids: await aside('replayed') } }),
    {
      action: 'replayed',
      kind: 'quarantine',
      subject: 'replayed',
      before: { inQuarantine: 1 },
      after: { inQuarantine: 0 },
    },
  ],
  'post /quarantine/dismiss': [
    async () => ({ path: '/quarantine/dismiss', body: { ids: await aside('dismissed') } }),
    {
      action: 'removed',
      kind: 'quarantine',
      subject: 'dismissed page 1 row 1',
      before: { reason: 'a rule that was wrong' },
      after: null,
    },
  ],
  'post /sources': [
    async () => {
      const setup = await source('status')
      return { path: '/sources', body: { ...setup, title: 'Our page', changes: true } }
    },
    {
      action: 'changed',
      kind: 'source',
      subject: 'status',
      before: { title: 'status' },
      after: { title: 'Our page' },
    },
  ],
  'put /sources/:id/paused': [
    async () => ({ path: `/sources/${(await source('paused')).id}/paused`, body: { paused: true } }),
    { action: 'changed', kind: 'source', subject: 'paused', before: { paused: false }, after: { paused: true } },
  ],
  'post /sources/:id/sync': [
    async () => ({ path: `/sources/${(await source('called')).id}/sync` }),
    { action: 'called', kind: 'source', subject: 'called', before: null, after: { run: expect.any(Number) } },
  ],
  'delete /sources/:id': [
    async () => ({ path: `/sources/${(await source('removed')).id}` }),
    { action: 'removed', kind: 'source', subject: 'removed', before: { title: 'removed' }, after: null },
  ],
  'post /uploads': [
    () => ({ path: '/uploads', body: { name: 'services.csv', text: SERVICES_CSV, source: 'sheet' } }),
    { action: 'called', kind: 'source', subject: 'sheet', before: null, after: { run: expect.any(Number) } },
  ],
  'post /people': [
    () => ({ path: '/people', body: { handle: 'bo', name: 'Bo Example', role: 'lead' } }),
    {
      action: 'made',
      kind: 'person',
      subject: expect.stringMatching(/^person \d+$/),
      before: null,
      after: { role: 'lead', disabled: false },
    },
  ],
  'patch /people/:handle': [
    async () => ({
      path: `/people/${(await person('cy')).person.handle}`,
      body: { name: 'Cy', role: 'lead', disabled: true },
    }),
    {
      action: 'changed',
      kind: 'person',
      subject: expect.stringMatching(/^person \d+$/),
      before: { role: 'viewer', disabled: false },
      after: { role: 'lead', disabled: true, name: '(another one)' },
    },
  ],
  'post /people/:handle/invitation': [
    async () => ({ path: `/people/${(await person('di')).person.handle}/invitation` }),
    {
      action: 'made',
      kind: 'invitation',
      subject: expect.stringMatching(/^person \d+$/),
      before: null,
      after: { expiresAt: expect.any(String) },
    },
  ],
  'delete /people/:handle/sessions': [
    async () => ({ path: `/people/${(await person('ed')).person.handle}/sessions` }),
    {
      action: 'removed',
      kind: 'session',
      subject: expect.stringMatching(/^person \d+$/),
      before: { sessions: 1 },
      after: null,
    },
  ],
  'post /erased-people': [
    async () => ({ path: '/erased-people', body: { name: (await person('flo')).person.handle } }),
    {
      action: 'erased',
      kind: 'person',
      subject: expect.stringMatching(/^person \d+$/),
      before: null,
      after: expect.anything(),
    },
  ],
  'delete /tokens/:id': [
    async () => ({
      path: `/tokens/${(await tokenOf(company.context, ada.person.id, 'viewer', ['read'])).token.id}`,
    }),
    {
      action: 'removed',
      kind: 'token',
      subject: expect.stringMatching(/^token \d+$/),
      before: { title: 'test', role: 'viewer', scopes: ['read'], expiresAt: '2026-01-02T09:00:00.000Z' },
      after: null,
    },
  ],
  'post /own/tokens': [
    () => ({ path: '/own/tokens', body: { title: 'deploy', role: 'viewer', scopes: ['read'], days: 1 } }),
    {
      action: 'made',
      kind: 'token',
      subject: expect.stringMatching(/^token \d+$/),
      before: null,
      after: { title: 'deploy', role: 'viewer', scopes: ['read'], expiresAt: '2026-01-02T09:00:00.000Z' },
    },
  ],
  'delete /own/tokens/:id': [
    async () => ({
      path: `/own/tokens/${(await tokenOf(company.context, ada.person.id, 'viewer', ['read'])).token.id}`,
    }),
    {
      action: 'removed',
      kind: 'token',
      subject: expect.stringMatching(/^token \d+$/),
      before: { title: 'test' },
      after: null,
    },
  ],
  'put /own/password': [
    async () => {
      const { headers } = await person('gus')
      const body = { current: PASSWORD, next: 'another horse battery' }
      return { path: '/own/password', body, headers, who: 'gus' }
    },
    {
      action: 'changed',
      kind: 'person',
      subject: expect.stringMatching(/^person \d+$/),
      before: { password: '(one)' },
      after: { password: '(another one)' },
    },
  ],
  'delete /own/sessions/:id': [
    async () => {
      const { headers } = await person('hal')
      const schema = z.object({ sessions: z.tuple([numbered]) })
      const [{ id }] = (await answered(schema, 'get', { path: '/own/sessions', headers })).sessions
      return { path: `/own/sessions/${id}`, headers, who: 'hal' }
    },
    {
      action: 'removed',
      kind: 'session',
      subject: expect.stringMatching(/^person \d+$/),
      before: { session: expect.any(Number) },
      after: null,
    },
  ],
  'post /session': [
    async () => {
      await person('ida')
      return { path: '/session', body: { handle: 'ida', password: PASSWORD }, headers: SAME_ORIGIN, who: 'ida' }
    },
    {
      action: 'made',
      kind: 'session',
      subject: expect.stringMatching(/^person \d+$/),
      before: null,
      after: { session: expect.any(Number) },
    },
  ],
  'delete /session': [
    async () => ({ path: '/session', headers: (await person('jo')).headers, who: 'jo' }),
    {
      action: 'removed',
      kind: 'session',
      subject: expect.stringMatching(/^person \d+$/),
      before: { session: expect.any(Number) },
      after: null,
    },
  ],
  'post /invitations/accept': [
    async () => ({
      path: '/invitations/accept',
      body: { secret: await invitation('kim'), password: PASSWORD },
      headers: SAME_ORIGIN,
      who: 'kim',
    }),
    {
      action: 'removed',
      kind: 'invitation',
      subject: expect.stringMatching(/^person \d+$/),
      before: { expiresAt: expect.any(String) },
      after: { accepted: true },
    },
  ],
  // Takes out what all the others stand on.
  'post /demo/leave': [
    async () => {
      await company.context.store.settings.set({ demo: true })
      return { path: '/demo/leave' }
    },
    { action: 'removed', kind: 'evidence', subject: 'everything', before: { rows: expect.any(Number) }, after: null },
  ],
}

/** Every route that changes nothing that is kept, though it is no GET: nothing in the file may differ after it. */
const KEEPS_NOTHING: Readonly<Record<string, Prepare>> = {
  'post /plan': () => ({ path: '/plan', body: order }),
  'post /mapping-rules/preview': () => ({
    path: '/mapping-rules/preview',
    body: { rules: [{ title: 'somewhere', service: 'ledger' }] },
  }),
  'post /settings/preview': () => ({
    path: '/settings/preview',
    body: { kind: 'assumption', id: 'halfLife', changes: { value: 10 } },
  }),
  'post /source-trials': () => ({
    path: '/source-trials',
    body: { id: 'tried', type: 'statuspage', config: { url: upstream.url } },
  }),
  'post /uploads/preview': () => ({ path: '/uploads/preview', body: { name: 'services.csv', text: SERVICES_CSV } }),
  // What a run has kept stays, and its own record says how it ended.
  'post /sources/:id/cancel': async () => ({ path: `/sources/${(await source('idle')).id}/cancel` }),
  'post /invitations/look': async () => ({
    path: '/invitations/look',
    body: { secret: await invitation('lou') },
    headers: SAME_ORIGIN,
  }),
}

async function invitation(handle: string): Promise<string> {
  const { store, now } = company.context
  const made = await store.people.add({ handle, name: `${handle} example`, role: 'viewer' }, now())
  if (!made) throw new Error(`${handle} is taken`)
  const { secret, hash } = newSecret('invitation')
  await store.invitations.make(made.id, hash, instant(now() + 86_400_000))
  return secret
}

const methodOf = (name: string) => name.split(' ')[0] ?? ''
const newestEntry = async () => (await company.context.store.audit.list({ offset: 0, limit: 1 })).entries[0]?.id ?? 0
const entriesAfter = async (id: number) =>
  (await company.context.store.audit.list({ offset: 0, limit: 50 })).entries.filter((entry) => entry.id > id)

test('of every route that is no GET somebody decided whether it changes anything', () => {
  const writing = ROUTES.filter(({ method }) => method !== 'get').map(({ method, path }) => `${method} ${path}`)
  expect([...Object.keys(CHANGES), ...Object.keys(KEEPS_NOTHING)].toSorted()).toEqual(writing.toSorted())
})

test.each(Object.entries(KEEPS_NOTHING))('%s changes nothing', async (name, prepare) => {
  const call = await prepare()
  const file = new Database(company.context.store.path, { readonly: true })
  try {
    const changesSomething = async () => {
      const before = contentHash(file)
      const response = await ask(methodOf(name), call)
      expect([response.status, await response.text()]).toEqual([200, expect.any(String)])
      return contentHash(file) !== before
    }
    // What the server keeps by itself once the evidence is another may fall into one call, and not into two in turn.
    expect((await changesSomething()) && (await changesSomething())).toBe(false)
  } finally {
    file.close()
  }
})

test.each(Object.entries(CHANGES))('%s is in the audit log', async (name, [prepare, expected]) => {
  const call = await prepare()
  const newest = await newestEntry()
  const response = await ask(methodOf(name), call)
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)])
  const found = async () =>
    (await entriesAfter(newest)).find(({ kind, action }) => kind === expected.kind && action === expected.action)
  await expect.poll(found).toBeDefined()
  expect(await found()).toMatchObject({ ...expected, via: 'screen', person: { handle: call.who ?? 'ada' }, name: null })
})
