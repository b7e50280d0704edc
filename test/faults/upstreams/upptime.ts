import type { Connector } from '../connector.ts'
import { NOON, queryOf } from '../connector.ts'
import { sendJson } from '../upstream.ts'

const HOUR = 3_600_000
const BEGAN = NOON - 20 * 24 * HOUR

export const upptime: Connector = {
  type: 'upptime',
  config: (baseUrl) => ({ baseUrl, repository: 'acme/status' }),
  count: 0,
  answer(request, response, world) {
    if (!request.url?.includes('/commits')) return sendJson(response, { created_at: new Date(BEGAN).toISOString() })
    const query = queryOf(request)
    const [since, until] = ['since', 'until'].map((name) => Date.parse(query.get(name) ?? '')) as [number, number]
    const [size, page] = [Number(query.get('per_page')), Number(query.get('page') ?? 1)]
    const commits = COMMITS.filter(({ at }) => !(at < since || at > until || at > (world?.now?.() ?? at))).reverse()
    const headers: Record<string, string> =
      commits.length > page * size ? { link: '<http://upstream/next>; rel="next"' } : {}
    sendJson(response, commits.slice((page - 1) * size, page * size).map(commitOf), 200, headers)
  },
  rows: null,
  recorded: () => ({
    name: 'history.log',
    text: COMMITS.map(({ at, message }) => `${new Date(at).toISOString()} ${message}`).join('\n'),
  }),
}

/** Two sites, written of every twelve hours, one of which is down for half an hour each time. */
const COMMITS = Array.from({ length: 46 }, (_, number) => BEGAN + number * 12 * HOUR).flatMap((at) => [
  { at, message: '🟩 Shop is up (200 in 311 ms) [skip ci] [upptime]' },
  { at: at + 1_000, message: '🟥 Search is down (0 in 0 ms) [skip ci] [upptime]' },
  { at: at + HOUR / 2, message: '🟩 Search is up (200 in 90 ms) [skip ci] [upptime]' },
  { at: at + HOUR, message: ':bento: Update graphs [skip ci]' },
])

const commitOf = ({ at, message }: (typeof COMMITS)[number]) => ({
  sha: at.toString(16),
  commit: { message, committer: { name: 'Upptime Bot', date: new Date(at).toISOString() } },
})
