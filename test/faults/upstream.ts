import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Upstream {
  readonly url: string
  /** Sockets that are open now. */
  sockets(): number
  close(): Promise<void>
}

/** A real HTTP server on a free port of this machine. */
export async function startUpstream(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Upstream> {
  const server = createServer(listener)
  const open = new Set<object>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets: () => open.size,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

export function sendJson(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

const START = Date.UTC(2024, 0, 1)
const MINUTE = 60_000
export const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')

/** An issue as GitHub gives it; each was updated a minute after the one before. */
export const githubIssue = (number: number, changes: object = {}) => ({
  id: 1_000 + number,
  number,
  title: `Issue ${number}`,
  state: 'open',
  created_at: iso(START),
  updated_at: iso(START + (number - 1) * MINUTE),
  closed_at: null,
  user: { login: 'ada', type: 'User' },
  assignees: [],
  labels: [],
  comments: 1,
  html_url: `https://github.com/acme/shop/issues/${number}`,
  repository_url: 'https://api.github.com/repos/acme/shop',
  ...changes,
})

/** One page of issues 1 to `count`, as GitHub lists them by their last update. */
export function listIssues(request: IncomingMessage, response: ServerResponse, count: number): number {
  const query = new URL(request.url ?? '', 'http://fake').searchParams
  const since = Date.parse(query.get('since') ?? '') || START
  const first = Math.max(0, Math.ceil((since - START) / MINUTE))
  const size = Math.max(0, Math.min(Number(query.get('per_page') ?? 30), count - first))
  const next = first + size < count ? { link: '<http://fake/next>; rel="next"' } : {}
  const page = Array.from({ length: size }, (_, position) => githubIssue(first + position + 1))
  sendJson(response, page, 200, next as Record<string, string>)
  return size
}

/** An incident as a Statuspage gives it. */
export const pageIncident = (number: number, changes: object = {}, begins = START + number * 60 * MINUTE) => {
  const at = new Date(begins).toISOString()
  return {
    id: `incident-${number}`,
    name: `Incident ${number}`,
    status: 'resolved',
    created_at: at,
    updated_at: at,
    started_at: at,
    resolved_at: at,
    impact: 'minor',
    components: [{ id: 'api', name: 'API' }],
    incident_updates: [],
    ...changes,
  }
}
