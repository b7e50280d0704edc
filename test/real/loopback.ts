import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type NativeIssue, REPOSITORY } from './followed-up-issues.ts'

export interface Loopback {
  readonly url: string
  close(): Promise<void>
}

async function listen(answer: RequestListener): Promise<Loopback> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** GitHub's recorded incidents, as its status page serves them. */
export const serveStatusPage = (realData: string): Promise<Loopback> =>
  listen((request, response) => {
    if (request.url !== '/api/v2/incidents.json') return void response.writeHead(404).end()
    response.setHeader('content-type', 'application/json')
    createReadStream(join(realData, 'github-status/incidents.json')).pipe(response)
  })

/** One repository's issues, as GitHub Enterprise lists them: by update, from `since`, in pages. */
export const serveGithub = (issues: readonly NativeIssue[]): Promise<Loopback> =>
  listen((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://loopback')
    const isList = pathname === `/api/v3/repos/${REPOSITORY}/issues`
    response.writeHead(isList ? 200 : 404, { 'content-type': 'application/json; charset=utf-8' })
    if (!isList) return void response.end(JSON.stringify({ message: 'Not Found' }))
    const since = searchParams.get('since') ?? ''
    const size = Number(searchParams.get('per_page') ?? 30)
    const page = Number(searchParams.get('page') ?? 1)
    const listed = issues.filter(({ updated_at }) => updated_at >= since)
    response.end(JSON.stringify(listed.slice((page - 1) * size, page * size)))
  })
