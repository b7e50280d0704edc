import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import type { RunningServer } from '../../../server/main.ts'
import { openStore } from '../../../server/store/store.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { createContext } from '../../../server/usecases/create-context.ts'
import { headersOf, linkTo, PASSWORD, sessionIn, signedIn, tokenOf } from '../../support/people.ts'
import { serveHere } from '../../support/serve-here.ts'
import { NOW, temporaryFolder } from '../../support/temporary-installation.ts'

const HOUR = 3_600_000

let server: RunningServer
let context: Context
let now: number
let logged: [string, Readonly<Record<string, unknown>>][]

beforeEach(async () => {
  now = NOW
  logged = []
  const clock = () => instant(now)
  const store = await openStore(`${await temporaryFolder()}/leverage.db`, { now: clock })
  context = createContext({ store, now: clock, security: (event, fields) => logged.push([event, fields]) })
  server = await serveHere(context)
  onTestFinished(async () => {
    await server.close()
    store.close()
  })
})

const ask = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const page = { 'sec-fetch-site': 'same-origin' }
const signIn = (handle: string, password: string, headers: Record<string, string> = page) =>
  ask('POST', '/session', headers, { handle, password })
const statusOf = async (answer: Promise<Response>) => (await answer).status

describe('sign-in', () => {
  test('a right password opens a session, and nothing tells a wrong one from a wrong handle', async () => {
    const { headers } = await signedIn(context, 'ada', 'lead')
    expect(await statusOf(ask('GET', '/sources', headers))).toBe(200)
    const right = await signIn('ADA', PASSWORD)
    expect(right.status).toBe(200)
    expect(right.headers.get('set-cookie')).toMatch(/^leverage=lvg_s_[\w-]{43}; .*HttpOnly.*SameSite=Strict/)
    const [wrong, unknown] = await Promise.all([signIn('ada', 'not this one at all'), signIn('grace', PASSWORD)])
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    const strip = async (answer: Response) => ({ ...((await answer.json()) as object), requestId: '' })
    expect(await strip(wrong)).toEqual(await strip(unknown))
    expect(logged.map(([event]) => event)).toEqual(['sign-in-failed', 'sign-in-failed'])
    expect(JSON.stringify(logged)).not.toContain('not this one')
  })

  test('a flood of 200 tries at once is 10 tries, from whatever address for one account; later it is right again', async () => {
    await signedIn(context, 'ada', 'admin')
    const statuses = await Promise.all(Array.from({ length: 200 }, () => statusOf(signIn('ada', 'guess'))))
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(190)
    const refused = await signIn('ada', PASSWORD)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
    await expect(context.access.tries.take('203.0.113.9', 'ada')).rejects.toThrow('wait 15 minutes')
    expect(logged.filter(([event]) => event === 'rate-limited')).toHaveLength(1)
  })

  test('whoever signs in rightly in between has no more tries at others', async () => {
    await signedIn(context, 'mallory', 'viewer')
    const statuses: number[] = []
    for (let victim = 0; victim < 14; victim += 1) {
      statuses.push(await statusOf(signIn(`victim-${victim}`, 'guess')))
      if (victim % 4 === 3) await signIn('mallory', PASSWORD)
    }
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10)
  })

  test('an identifier that was planted in the browser is not the one after sign-in, and opens nothing', async () => {
    await signedIn(context, 'ada', 'admin')
    const planted = `lvg_s_${'x'.repeat(43)}`
    const answer = await signIn('ada', PASSWORD, headersOf(planted))
    const session = sessionIn(answer)
    expect(session).not.toBeNull()
    expect(session).not.toBe(planted)
    expect(await statusOf(ask('GET', '/sources', headersOf(planted)))).toBe(401)
    expect(await statusOf(ask('GET', '/sources', headersOf(session ?? '')))).toBe(200)
  })

  test('signing in again ends the session of before', async () => {
    const { headers } = await signedIn(context, 'ada', 'admin')
    expect((await signIn('ada', PASSWORD, headers)).status).toBe(200)
    expect(await statusOf(ask('GET', '/sources', headers))).toBe(401)
  })
})

describe('sessions', () => {
  test('one that is idle for half a day, or a week old, is over', async () => {
    const { headers } = await signedIn(context, 'ada', 'viewer')
    now += 11 * HOUR
    expect(await statusOf(ask('GET', '/sources', headers))).toBe(200)
    now += 11 * HOUR
    expect(await statusOf(ask('GET', '/sources', headers))).toBe(200)
    now += 13 * HOUR
    expect(await statusOf(ask('GET', '/sources', headers))).toBe(401)
  })

  test('a disabled person is out at the next request, by cookie and by token', async () => {
    const admin = await signedIn(context, 'ada', 'admin')
    const eve = await signedIn(context, 'eve', 'lead')
    const token = await tokenOf(context, eve.person.id, 'lead', ['read'])
    expect(await statusOf(ask('GET', '/sources', eve.headers))).toBe(200)
    expect(await statusOf(ask('GET', '/sources', token.headers))).toBe(200)
    expect(await statusOf(ask('PATCH', '/people/eve', admin.headers, { disabled: true }))).toBe(200)
    expect(await statusOf(ask('GET', '/sources', eve.headers))).toBe(401)
    expect(await statusOf(ask('GET', '/sources', token.headers))).toBe(401)
    expect(await statusOf(signIn('eve', PASSWORD))).toBe(401)
  })

  test('other rights give the session another identifier and hold at once', async () => {
    const admin = await signedIn(context, 'ada', 'admin')
    const eve = await signedIn(context, 'eve', 'admin')
    await ask('PATCH', '/people/eve', admin.headers, { role: 'viewer' })
    const answer = await ask('GET', '/people', eve.headers)
    expect(answer.status).toBe(403)
    const rotated = sessionIn(answer)
    expect(rotated).toMatch(/^lvg_s_/)
    expect(rotated).not.toBe(eve.session)
    expect(await statusOf(ask('GET', '/sources', headersOf(rotated ?? '')))).toBe(200)
    now += 11_000
    expect(await statusOf(ask('GET', '/sources', eve.headers))).toBe(401)
    expect(await statusOf(ask('GET', '/sources', headersOf(rotated ?? '')))).toBe(200)
  })

  test('another password signs out everywhere else', async () => {
    const one = await signedIn(context, 'ada', 'admin')
    const other = sessionIn(await signIn('ada', PASSWORD)) ?? ''
    const changed = await ask('PUT', '/own/password', one.headers, { current: PASSWORD, next: 'seven quiet otters' })
    expect(changed.status).toBe(200)
    expect(await statusOf(ask('GET', '/sources', headersOf(other)))).toBe(401)
    expect(await statusOf(ask('GET', '/sources', one.headers))).toBe(401)
    expect(await statusOf(ask('GET', '/sources', headersOf(sessionIn(changed) ?? '')))).toBe(200)
    expect(await statusOf(signIn('ada', PASSWORD))).toBe(401)
  })
})

describe('a change from another site', () => {
  test.each([
    ['a form there', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port or name beside us', { 'sec-fetch-site': 'same-site' }],
    ['an old browser there', { origin: 'https://evil.example' }],
    ['a frame without an origin', { origin: 'null' }],
    ['something that says nothing, with a stolen cookie', {}],
  ])('%s is refused', async (_, from) => {
    const { session } = await signedIn(context, 'ada', 'admin')
    const answer = await ask('POST', '/people', { cookie: `leverage=${session}`, ...from }, newPerson('eve'))
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'foreign-origin' })
    expect(await context.store.people.find('eve')).toBeNull()
    expect(logged.map(([event]) => event)).toContain('foreign-request')
  })
})

const newPerson = (handle: string) => ({ handle, name: 'Eve Example', role: 'admin' })

describe('nobody gets more than they have', () => {
  test('a lead makes no administrator, neither of themselves nor by a token', async () => {
    await signedIn(context, 'ada', 'admin')
    const eve = await signedIn(context, 'eve', 'lead')
    expect(await statusOf(ask('PATCH', '/people/eve', eve.headers, { role: 'admin' }))).toBe(403)
    expect(await statusOf(ask('POST', '/people', eve.headers, newPerson('mallory')))).toBe(403)
    const asked = { title: 'all', role: 'admin', scopes: ['people:write'], days: 1 }
    expect(await statusOf(ask('POST', '/own/tokens', eve.headers, asked))).toBe(400)
    expect(await statusOf(ask('POST', '/own/tokens', eve.headers, { ...asked, role: 'lead' }))).toBe(400)
  })

  test('a token is worth no more than its owner is today, makes no tokens, and ends when it says', async () => {
    const ada = await signedIn(context, 'ada', 'admin')
    await signedIn(context, 'grace', 'admin')
    const token = await tokenOf(context, ada.person.id, 'admin', ['people:write', 'read'])
    expect(await statusOf(ask('GET', '/people', token.headers))).toBe(200)
    expect(await statusOf(ask('POST', '/own/tokens', token.headers, {}))).toBe(403)
    await context.store.people.change('ada', { role: 'viewer' }, instant(now))
    expect(await statusOf(ask('GET', '/people', token.headers))).toBe(403)
    expect(await statusOf(ask('GET', '/sources', token.headers))).toBe(200)
    now += 25 * HOUR
    expect(await statusOf(ask('GET', '/sources', token.headers))).toBe(401)
  })

  test('a contributor estimates a project and decides nothing about it', async () => {
    const lead = await signedIn(context, 'ada', 'lead')
    const eve = await signedIn(context, 'eve', 'contributor')
    const made = await ask('POST', '/projects', lead.headers, {
      title: 'Canary',
      effort: [{ team: 'core', low: 1, likely: 2, high: 3 }],
    })
    expect(made.status).toBe(200)
    const effort = [{ team: 'core', low: 2, likely: 3, high: 5 }]
    const put = (headers: Record<string, string>, revision: number, changes: object) =>
      ask('PUT', '/projects/canary', headers, { revision, changes })
    expect(await statusOf(put(eve.headers, 0, { effort }))).toBe(200)
    expect(await statusOf(put(eve.headers, 1, { effort, status: 'rejected' }))).toBe(403)
    expect(await statusOf(put(lead.headers, 1, { effort, status: 'planned' }))).toBe(200)
    expect(await statusOf(put(eve.headers, 2, { effort }))).toBe(403)
    expect(await statusOf(put(eve.headers, 2, { status: 'planned' }))).toBe(200)
  })

  test('the last administrator stays one', async () => {
    const { headers } = await signedIn(context, 'ada', 'admin')
    expect(await statusOf(ask('PATCH', '/people/ada', headers, { role: 'lead' }))).toBe(400)
    expect(await statusOf(ask('PATCH', '/people/ada', headers, { disabled: true }))).toBe(400)
    expect(await statusOf(ask('POST', '/erased-people', headers, { name: 'ada' }))).toBe(400)
    expect(await statusOf(ask('GET', '/people', headers))).toBe(200)
  })

  test('a session or token of another person is not theirs to end', async () => {
    const ada = await signedIn(context, 'ada', 'admin')
    const eve = await signedIn(context, 'eve', 'lead')
    const token = await tokenOf(context, ada.person.id, 'admin', ['read'])
    const [session] = await context.store.sessions.of(ada.person.id, instant(now))
    expect(await statusOf(ask('DELETE', `/own/sessions/${session?.id}`, eve.headers))).toBe(404)
    expect(await statusOf(ask('DELETE', `/own/tokens/${token.token.id}`, eve.headers))).toBe(404)
    expect(await statusOf(ask('GET', '/sources', ada.headers))).toBe(200)
    expect(await statusOf(ask('GET', '/sources', token.headers))).toBe(200)
  })
})

describe('a share link', () => {
  test('opens nothing of another, nothing else, and nothing once it is taken back or over', async () => {
    await signedIn(context, 'ada', 'admin')
    const plan = { title: 'Q1', reason: null, quarter: '2026Q1', committedAt: instant(now), version: '1', hash: 'h' }
    const figures = JSON.stringify({})
    const mine = await context.store.committedPlans.add({ ...plan, bundle: Buffer.from('a'), figures })
    const others = await context.store.committedPlans.add({ ...plan, bundle: Buffer.from('b'), figures })
    const { link, headers } = await linkTo(context, mine)
    for (const path of [
      `/plans/${others}`,
      `/plans/${mine}`,
      '/plans',
      '/ranking',
      '/evidence',
      '/people',
      '/events',
    ]) {
      expect([path, await statusOf(ask('GET', path, headers))]).toEqual([path, 403])
    }
    expect(await statusOf(ask('GET', `/shared-plan?plan=${others}`, headers))).toBe(400)
    expect(await statusOf(ask('DELETE', `/share-links/${link.id}`, headers))).toBe(403)
    await context.store.shareLinks.revoke(link.id, instant(now))
    expect(await statusOf(ask('GET', '/shared-plan', headers))).toBe(401)
    const late = await linkTo(context, mine)
    now += 25 * HOUR
    expect(await statusOf(ask('GET', '/shared-plan', late.headers))).toBe(401)
    expect(logged.filter(([event]) => event === 'not-allowed').length).toBeGreaterThanOrEqual(9)
  })
})

describe('an invitation', () => {
  const hashed = async () => (await import('../../../server/access/secret.ts')).newSecret('invitation')

  test('opens once, for whom it is meant, within its time', async () => {
    await signedIn(context, 'ada', 'admin')
    const grace = await context.store.people.add({ handle: 'grace', name: 'Grace Hopper', role: 'lead' }, instant(now))
    const { secret, hash } = await hashed()
    await context.store.invitations.make(grace?.id ?? 0, hash, instant(now + HOUR))
    const accept = (password: string, extra: object = {}) =>
      ask('POST', '/invitations/accept', page, { secret, password, ...extra })
    expect(await (await ask('POST', '/invitations/look', page, { secret })).json()).toEqual({
      owner: false,
      handle: 'grace',
      name: 'Grace Hopper',
    })
    expect(await statusOf(accept('short'))).toBe(400)
    expect(await statusOf(accept('gracehopper1'))).toBe(400)
    const accepted = await accept('seven quiet otters', { handle: 'root', name: 'Root' })
    expect(accepted.status).toBe(200)
    expect(await (await ask('GET', '/session', headersOf(sessionIn(accepted) ?? ''))).json()).toMatchObject({
      person: { handle: 'grace' },
      role: 'lead',
    })
    expect(await statusOf(accept('seven quiet otters'))).toBe(404)
    expect(await context.store.people.find('root')).toBeNull()
  })

  test('of the first owner makes one administrator, and is over within its time', async () => {
    const { secret, hash } = await hashed()
    await context.store.invitations.make(null, hash, instant(now + HOUR))
    const owner = { secret, password: 'seven quiet otters', handle: 'ada', name: 'Ada' }
    now += 2 * HOUR
    expect(await statusOf(ask('POST', '/invitations/accept', page, owner))).toBe(404)
    now -= 2 * HOUR
    const both = await Promise.all([
      statusOf(ask('POST', '/invitations/accept', page, owner)),
      statusOf(ask('POST', '/invitations/accept', page, { ...owner, handle: 'eve' })),
    ])
    expect(both.sort()).toEqual([200, 404])
    expect(await context.store.people.all()).toMatchObject([{ role: 'admin' }])
  })
})

test('alone on this machine there is nobody to sign in, until somebody has an account', async () => {
  expect(await (await ask('GET', '/session', {})).json()).toMatchObject({ kind: 'local', role: 'admin' })
  await signedIn(context, 'ada', 'admin')
  expect(await statusOf(ask('GET', '/sources', {}))).toBe(401)
})
