import { afterEach, beforeEach, expect, test } from 'vitest'
import { serverEventSchema } from '../../../model/contract/source.ts'
import type { RunningServer } from '../../../server/main.ts'
import { signedIn, tokenOf } from '../../support/people.ts'
import { serveHere } from '../../support/serve-here.ts'
import { INCIDENTS_CSV, importCsv, temporaryContext } from '../../support/temporary-installation.ts'

let server: RunningServer
let context: Awaited<ReturnType<typeof temporaryContext>>
beforeEach(async () => {
  context = await temporaryContext()
  server = await serveHere(context)
})
afterEach(() => server.close())

/** The events of a stream as they come; ends when the server ends it. */
async function* eventsOf(response: Response) {
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8')
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end)
      text = text.slice(end + 2)
      if (block.startsWith('data: ')) yield serverEventSchema.parse(JSON.parse(block.slice(6)))
    }
  }
}
const listen = () => fetch(`${server.address}/api/v1/events`, { headers: { 'accept-encoding': 'gzip' } })

test('every page that listens hears an event at once, uncompressed', async () => {
  const streams = await Promise.all([listen(), listen()])
  for (const response of streams) {
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('content-encoding')).toBeNull()
  }
  const heard = streams.map((response) => eventsOf(response).next())
  context.events.publish({ type: 'sync-finished', source: 'status', ok: false })
  for (const event of await Promise.all(heard)) {
    expect(event.value).toEqual({ type: 'sync-finished', source: 'status', ok: false })
  }
})

test('a change of evidence is told, whoever made it', async () => {
  const events = eventsOf(await listen())
  const heard = events.next()
  // The first look at the counter must have been before the change.
  await new Promise((resolve) => setTimeout(resolve, 100))
  await importCsv(context, 'incidents.csv', INCIDENTS_CSV)
  expect((await heard).value).toMatchObject({ type: 'evidence-changed' })
})

test('the stream ends with the server, which does not wait for pages to go', async () => {
  const events = eventsOf(await listen())
  const heard = events.next()
  await server.close()
  expect(await heard).toEqual({ value: undefined, done: true })
  server = await serveHere(context)
})

test('a stream does not outlive the account, the session, the token or the rights that opened it', async () => {
  const [out, gone, other, stays] = await Promise.all([
    signedIn(context, 'out', 'lead'),
    signedIn(context, 'gone', 'lead'),
    signedIn(context, 'other', 'lead'),
    signedIn(context, 'stays', 'lead'),
  ])
  const token = await tokenOf(context, stays.person.id, 'viewer', ['read'])
  const streams = await Promise.all(
    [out, gone, other, token, stays].map(({ headers }) => fetch(`${server.address}/api/v1/events`, { headers })),
  )
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const heard = streams.map((response) => eventsOf(response).next())
  await context.store.people.change('out', { disabled: true }, context.now())
  await context.store.sessions.endAll(gone.person.id, null)
  await context.store.people.change('other', { role: 'viewer' }, context.now())
  await context.store.tokens.revoke(token.token.id, null, context.now())
  for (const ended of await Promise.all(heard.slice(0, 4))) expect(ended).toEqual({ value: undefined, done: true })
  context.events.publish({ type: 'plans-changed' })
  expect((await heard[4])?.value).toEqual({ type: 'plans-changed' })
})
