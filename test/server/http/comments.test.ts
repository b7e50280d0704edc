import { afterAll, beforeAll, expect, test } from 'vitest'
import { commentSchema, commentsSchema } from '../../../model/contract/comment.ts'
import type { ServerEvent } from '../../../model/contract/source.ts'
import type { RunningServer } from '../../../server/main.ts'
import { erasePerson } from '../../../server/usecases/access/erase-person.ts'
import { signedIn } from '../../support/people.ts'
import { serveHere } from '../../support/serve-here.ts'
import { sharedCompany } from '../../support/temporary-installation.ts'

let company: Awaited<ReturnType<typeof sharedCompany>>
let server: RunningServer
let ada: Awaited<ReturnType<typeof signedIn>>
let cob: Awaited<ReturnType<typeof signedIn>>
let lee: Awaited<ReturnType<typeof signedIn>>
let viv: Awaited<ReturnType<typeof signedIn>>

beforeAll(async () => {
  company = await sharedCompany()
  server = await serveHere(company.context)
  ada = await signedIn(company.context, 'ada', 'admin')
  cob = await signedIn(company.context, 'cob', 'contributor')
  lee = await signedIn(company.context, 'lee', 'contributor')
  viv = await signedIn(company.context, 'viv', 'viewer')
})
afterAll(async () => {
  await server.close()
  await company.close()
})

const CANARY = '/projects/canary/comments'
const ask = (who: typeof ada, method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    headers: { ...who.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
const listed = async (who: typeof ada) => commentsSchema.parse(await (await ask(who, 'GET', CANARY)).json()).comments
const said = async (who: typeof ada, text: string) =>
  commentSchema.parse(await (await ask(who, 'POST', CANARY, { text })).json())

test('what a contributor says is told with who and when, to be worded anew by nobody else, and every open page hears of it', async () => {
  const heard: ServerEvent[] = []
  const unsubscribe = company.context.events.subscribe((event) => heard.push(event))
  const made = await said(cob, '  The canary needs <b>traffic</b> first \n')
  expect(made).toMatchObject({
    by: { handle: 'cob', name: 'cob example' },
    text: 'The canary needs <b>traffic</b> first',
    writtenAt: '2026-01-01T09:00:00.000Z',
    editedAt: null,
    mayEdit: true,
    mayRemove: true,
  })
  expect((await listed(viv))[0]).toMatchObject({ text: made.text, mayEdit: false, mayRemove: false })
  expect((await listed(ada))[0]).toMatchObject({ mayEdit: false, mayRemove: true })

  const path = `/comments/${made.id}`
  expect((await ask(lee, 'PUT', path, { text: 'Mine now', revision: 1 })).status).toBe(403)
  const reworded = await ask(cob, 'PUT', path, { text: 'It has traffic now', revision: 1 })
  expect(commentSchema.parse(await reworded.json())).toMatchObject({ text: 'It has traffic now', revision: 2 })
  const stale = await ask(cob, 'PUT', path, { text: 'From another tab', revision: 1 })
  expect(stale.status).toBe(409)
  expect(await stale.json()).toMatchObject({ current: { text: 'It has traffic now', revision: 2 } })
  expect(heard).toEqual([
    { type: 'comments-changed', project: 'canary' },
    { type: 'comments-changed', project: 'canary' },
  ])
  unsubscribe()
})

test('a comment goes by its own author or a lead, and by nobody else', async () => {
  const { id } = await said(cob, 'To be removed')
  expect((await ask(lee, 'DELETE', `/comments/${id}`)).status).toBe(403)
  expect((await ask(viv, 'DELETE', `/comments/${id}`)).status).toBe(403)
  expect((await ask(ada, 'DELETE', `/comments/${id}`)).status).toBe(200)
  expect((await ask(ada, 'DELETE', `/comments/${id}`)).status).toBe(404)
  const next = await said(cob, 'Another')
  expect(next.id).toBeGreaterThan(id)
})

test.each([
  ['nothing', CANARY, { text: '   ' }, 400],
  ['too much', CANARY, { text: 'x'.repeat(4_001) }, 400],
  ['of no project', '/projects/nothing/comments', { text: 'Hm' }, 404],
])('%s is refused', async (_, path, body, status) => {
  expect((await ask(cob, 'POST', path, body)).status).toBe(status)
})

test('a viewer says nothing, and whoever is erased is gone from authors and texts', async () => {
  expect((await ask(viv, 'POST', CANARY, { text: 'Hello' })).status).toBe(403)
  await said(cob, 'lee example has tried it, ask @lee')
  await said(lee, 'I have')
  await erasePerson(company.context, 'lee')
  const [mention, own] = (await listed(ada)).slice(-2)
  expect(mention?.text).toBe(`erased person ${lee.person.id} has tried it, ask @erased person ${lee.person.id}`)
  expect(own).toMatchObject({ text: 'I have', by: { name: `Erased person ${lee.person.id}` } })
})
