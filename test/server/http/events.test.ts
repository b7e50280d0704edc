import { afterEach, beforeEach, expect, test } from 'vitest'
import { serverEventSchema } from '../../../model/contract/source.ts'
import { type RunningServer, serve } from '../../../server/main.ts'
import { INCIDENTS_CSV, importCsv, quietLog, temporaryContext } from '../../support/temporary-installation.ts'

let server: RunningServer
let context: Awaited<ReturnType<typeof temporaryContext>>
beforeEach(async () => {
  context = await temporaryContext()
  server = await serve(context, quietLog, { host: '127.0.0.1', port: 0 })
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
  server = await serve(context, quietLog, { host: '127.0.0.1', port: 0 })
})
