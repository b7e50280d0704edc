import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCOPE_NAMES } from '../../../model/contract/access.ts'
import { ROLES, type Role } from '../../../model/contract/roles.ts'
import { EVENTS } from '../../../server/http/event-stream.ts'
import { ROUTES } from '../../../server/http/resources.ts'
import type { RunningServer } from '../../../server/main.ts'
import { openStore } from '../../../server/store/store.ts'
import { createContext } from '../../../server/usecases/create-context.ts'
import { linkTo, signedIn, tokenOf } from '../../support/people.ts'
import { serveHere } from '../../support/serve-here.ts'
import { NOW } from '../../support/temporary-installation.ts'

/** The least role of each scope, as the company was told. */
const LEAST: Readonly<Record<string, Role>> = {
  read: 'viewer',
  'evidence:write': 'contributor',
  'estimates:write': 'contributor',
  'requests:write': 'contributor',
  'comments:write': 'contributor',
  'projects:write': 'lead',
  'plans:write': 'lead',
  'lenses:write': 'lead',
  'mapping:write': 'lead',
  'sources:write': 'admin',
  'settings:write': 'admin',
  'people:write': 'admin',
  'audit:read': 'admin',
}

/** What each route takes that is not for reading. A route that is new fails here until somebody decides. */
const TAKES: Readonly<Record<string, string>> = {
  'put /incidents/:id': 'evidence:write',
  'patch /incidents': 'evidence:write',
  'put /incidents': 'evidence:write',
  'put /outages': 'evidence:write',
  'put /outages/source-order': 'settings:write',
  'put /projects/:id': 'estimates:write',
  'post /projects': 'projects:write',
  'delete /projects/:id': 'projects:write',
  'post /requests': 'requests:write',
  'post /requests/:id/join': 'requests:write',
  'patch /requests': 'requests:write',
  'put /projects/:id/estimates': 'estimates:write',
  'post /projects/:id/estimate-rounds': 'projects:write',
  'post /projects/:id/estimates/reveal': 'projects:write',
  'post /projects/:id/estimates/adoption': 'projects:write',
  'put /decisions/:quarter/:project': 'projects:write',
  'post /projects/:id/comments': 'comments:write',
  'put /comments/:id': 'comments:write',
  'delete /comments/:id': 'comments:write',
  'put /projects/:id/issue-link': 'projects:write',
  'delete /projects/:id/issue-link': 'projects:write',
  'post /projects/:id/issue-link/comment': 'projects:write',
  'post /plans': 'plans:write',
  'post /plan-scenarios': 'plans:write',
  'put /plan-scenarios/:id': 'plans:write',
  'delete /plan-scenarios/:id': 'plans:write',
  'get /share-links': 'plans:write',
  'post /share-links': 'plans:write',
  'delete /share-links/:id': 'plans:write',
  'get /shared-plan': 'shared',
  'put /settings/lenses/:id': 'lenses:write',
  'put /mapping-rules': 'mapping:write',
  'post /quarantine/replay': 'mapping:write',
  'post /quarantine/dismiss': 'mapping:write',
  'post /demo/leave': 'sources:write',
  'post /source-trials': 'sources:write',
  'post /sources': 'sources:write',
  'get /sources/:id/setup': 'sources:write',
  'delete /sources/:id': 'sources:write',
  'post /sources/:id/sync': 'sources:write',
  'post /sources/:id/cancel': 'sources:write',
  'put /sources/:id/paused': 'sources:write',
  'post /uploads/preview': 'sources:write',
  'post /uploads': 'sources:write',
  'put /issue-writer': 'settings:write',
  'delete /issue-writer': 'settings:write',
  'put /digest-hook': 'settings:write',
  'delete /digest-hook': 'settings:write',
  'post /digest-hook/deliveries': 'settings:write',
  'put /settings/services/:id': 'settings:write',
  'put /settings/teams/:id': 'settings:write',
  'put /settings/assumptions/:id': 'settings:write',
  'put /settings/assumptions': 'settings:write',
  'get /people': 'people:write',
  'post /people': 'people:write',
  'patch /people/:handle': 'people:write',
  'post /people/:handle/invitation': 'people:write',
  'delete /people/:handle/sessions': 'people:write',
  'post /erased-people': 'people:write',
  'get /tokens': 'people:write',
  'delete /tokens/:id': 'people:write',
  'get /audit': 'audit:read',
  'get /session': 'anyone',
  'post /session': 'anyone',
  'post /invitations/look': 'anyone',
  'post /invitations/accept': 'anyone',
  'get /provider-sign-in': 'anyone',
  'get /provider-return': 'anyone',
  'delete /session': 'own',
  'get /own/notifications': 'own',
  'put /own/notifications/seen': 'own',
  'put /own/password': 'own',
  'get /own/sessions': 'own',
  'delete /own/sessions/:id': 'own',
  'get /own/tokens': 'own',
  'post /own/tokens': 'own',
  'delete /own/tokens/:id': 'own',
}
/** What asks nothing of those who read, though it comes as a POST: it computes and keeps nothing. */
const READING_POSTS = ['post /plan', 'post /mapping-rules/preview', 'post /settings/preview']

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`
const scopeOf = (name: string) => TAKES[name] ?? 'read'
const ALL = [...ROUTES, EVENTS]

interface Caller {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  readonly may: (scope: string) => 'yes' | 401 | 403
}

let server: RunningServer
let callers: Caller[]
let end: () => Promise<void>

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-matrix-'))
  const store = await openStore(join(folder, 'leverage.db'), { now: () => NOW })
  const context = createContext({ store, now: () => NOW })
  server = await serveHere(context)
  end = async () => {
    await server.close()
    store.close()
    await rm(folder, { recursive: true })
  }
  const has = (role: Role, scope: string) => ROLES.indexOf(role) >= ROLES.indexOf(LEAST[scope] ?? 'admin')
  const people = await Promise.all(ROLES.map(async (role) => ({ role, ...(await signedIn(context, role, role)) })))
  const admin = people[ROLES.indexOf('admin')]?.person.id ?? 0
  const share = await linkTo(context, 'a-plan')
  callers = [
    { name: 'nobody', headers: {}, may: (scope) => (scope === 'anyone' ? 'yes' : 401) },
    {
      name: 'a share link',
      headers: share.headers,
      may: (scope) => (scope === 'anyone' || scope === 'shared' ? 'yes' : 403),
    },
    ...people.map(
      ({ role, headers }): Caller => ({
        name: `a ${role}`,
        headers,
        may: (scope) => {
          if (scope === 'shared') return 401
          return scope === 'anyone' || scope === 'own' || has(role, scope) ? 'yes' : 403
        },
      }),
    ),
  ]
  for (const role of ROLES) {
    for (const scopes of [...SCOPE_NAMES.map((scope) => [scope]), SCOPE_NAMES]) {
      const { headers } = await tokenOf(context, admin, role, scopes)
      callers.push({
        name: `a token of role ${role} for ${scopes.length === 1 ? scopes[0] : 'everything'}`,
        headers,
        may: (scope) => {
          if (scope === 'shared') return 401
          if (scope === 'anyone') return 'yes'
          return scopes.some((held) => held === scope) && has(role, scope) ? 'yes' : 403
        },
      })
    }
  }
})
afterAll(() => end())

test('every route is one that somebody decided about, and takes what they decided', () => {
  const stated = ALL.map((route): [string, string] => [nameOf(route), route.scope])
  expect(stated).toEqual(stated.map(([name]) => [name, scopeOf(name)]))
  const names = stated.map(([name]) => name)
  expect(Object.keys(TAKES).filter((name) => !names.includes(name))).toEqual([])
  const changing = names.filter((name) => !name.startsWith('get ') && !READING_POSTS.includes(name))
  expect(changing.filter((name) => scopeOf(name) === 'read')).toEqual([])
})

/** Whoever is let in is refused for a parameter that nobody knows, before anything is done: 400. */
const LET_IN = 400

test('each route lets in whom it should, of every role and every scope of a token', async () => {
  const wrong: string[] = []
  let cells = 0
  for (const route of ROUTES) {
    const name = nameOf(route)
    // It takes whatever a provider sends; that it is for anyone is in the test above.
    if (name === 'get /provider-return') continue
    const path = route.path.replace(/:\w+/g, 'x')
    for (const caller of callers) {
      const response = await fetch(`${server.address}/api/v1${path}?nobody-knows-this=1`, {
        method: route.method.toUpperCase(),
        headers: { ...caller.headers, ...(route.body && { 'content-type': 'application/json' }) },
        ...(route.body && { body: '{}' }),
      })
      const text = await response.text()
      const expected = caller.may(scopeOf(name))
      cells += 1
      if (response.status !== (expected === 'yes' ? LET_IN : expected)) {
        wrong.push(`${name} for ${caller.name}: ${response.status}, not ${expected}`)
      } else if (expected !== 'yes' && !/"code":"(unidentified|forbidden)"/.test(text)) {
        wrong.push(`${name} for ${caller.name} says ${text}`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(cells).toBe((ROUTES.length - 1) * callers.length)
})

test.each(['/api/v1/events', '/metrics'])('%s is for those who may read', async (path) => {
  for (const caller of callers) {
    const controller = new AbortController()
    const response = await fetch(`${server.address}${path}`, { headers: caller.headers, signal: controller.signal })
    controller.abort()
    const expected = caller.may('read')
    expect([caller.name, response.status]).toEqual([caller.name, expected === 'yes' ? 200 : expected])
  }
})
