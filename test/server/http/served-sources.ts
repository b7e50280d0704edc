import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, beforeEach, expect, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { runsSchema } from '../../../model/contract/source.ts'
import type { RunningServer } from '../../../server/main.ts'
import { serveHere } from '../../support/serve-here.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'

/** A server of its own for each test of the file, whose sources are set up over HTTP. */
export function servedSources() {
  let server: RunningServer
  let context: Awaited<ReturnType<typeof temporaryContext>>
  beforeEach(async () => {
    context = await temporaryContext()
    server = await serveHere(context)
  })
  afterEach(() => server.close())

  const ask = (method: string, path: string, body?: unknown) => askAt(server.address, method, path, body)
  return {
    ask,
    context: () => context,
    /** The runs of a source, once the last one has ended. */
    async finished(id: string) {
      const runs = async () => (await answered(runsSchema, ask('GET', `/sources/${id}/runs`))).runs
      await expect.poll(async () => (await runs())[0]?.status ?? 'running').not.toBe('running')
      return runs()
    },
  }
}

export const askAt = (address: string, method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${address}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })

export async function answered<Schema extends z.ZodType>(
  schema: Schema,
  response: Promise<Response>,
): Promise<z.infer<Schema>> {
  const body: unknown = await (await response).json()
  return schema.parse(body)
}

const incident = (id: string, component: string) => ({
  id,
  name: `Incident ${id}`,
  status: 'resolved',
  impact: 'major',
  created_at: '2025-12-01T10:00:00Z',
  started_at: '2025-12-01T10:00:00Z',
  resolved_at: '2025-12-01T11:00:00Z',
  updated_at: '2025-12-01T11:00:00Z',
  components: [{ id: component, name: component }],
  incident_updates: [],
})
/** What a status page answers: two incidents, and a row that is none. */
export const PAGE = {
  page: { updated_at: '2025-12-31T00:00:00Z' },
  incidents: [incident('a', 'Checkout'), incident('b', 'Elsewhere'), { id: 'c' }],
}

/** A host on loopback that answers everything alike, until told otherwise. */
export const host = (answer: { status: number; body: unknown }) =>
  hostThat((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  })

export async function hostThat(answers: RequestListener) {
  const running: Server = createServer(answers).listen(0, '127.0.0.1')
  await new Promise((resolve) => running.once('listening', resolve))
  onTestFinished(() => void running.close())
  const bound = running.address()
  if (bound === null || typeof bound === 'string') throw new Error('the host has no port')
  return `http://127.0.0.1:${bound.port}`
}
