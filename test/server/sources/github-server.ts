import type { IncomingMessage, ServerResponse } from 'node:http'
import { instant } from '../../../model/quantity.ts'
import type { GithubConfig } from '../../../server/sources/github/config.ts'
import { github } from '../../../server/sources/github/github.ts'
import type { Source, SourceContext } from '../../../server/sources/source.ts'
import { NO_PATIENCE, PATIENCE, type Patience } from '../../../server/sync/patience.ts'
import { patientFetch } from '../../../server/sync/patient-fetch.ts'
import { runSync } from '../../../server/sync/run-sync.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { quietLog } from '../../support/temporary-installation.ts'
import { silencesInMemory } from '../sync/silences-in-memory.ts'
import { serve } from './reading.ts'

export interface FakeIssue {
  readonly id: number
  readonly number: number
  updated_at: string
  title: string
  readonly [field: string]: unknown
}

/** An issue as GitHub's REST API gives it, the fields that nobody reads left out. */
export const issue = (number: number, changes: object = {}): FakeIssue => ({
  id: 1_000 + number,
  number,
  title: `Issue ${number}`,
  state: 'open',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-02T00:00:00Z',
  closed_at: null,
  user: { login: 'ada', type: 'User' },
  assignee: null,
  assignees: [],
  labels: [],
  comments: 3,
  html_url: `https://github.com/acme/shop/issues/${number}`,
  repository_url: 'https://api.github.com/repos/acme/shop',
  ...changes,
})

/** The nth second of 2026. */
export const second = (n: number): string =>
  new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString().replace('.000Z', 'Z')

/** Issues from 1, each updated a second after the one before. */
export const issues = (count: number, changes: (number: number) => object = () => ({})): FakeIssue[] =>
  Array.from({ length: count }, (_, index) => issue(index + 1, { updated_at: second(index), ...changes(index + 1) }))

export interface FakeGithub {
  readonly url: string
  /** Path and query of every request that came, /api/v3 left out. */
  readonly asked: string[]
  /** By repository; a test may edit them between requests. */
  readonly repositories: Record<string, FakeIssue[]>
}

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => boolean | undefined

export const json = (response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** A server that lists issues as GitHub does, unless `instead` answers. `count` is 1 for the first request. */
export async function fakeGithub(
  repositories: Record<string, FakeIssue[]>,
  instead: Answer = () => false,
): Promise<FakeGithub> {
  const asked: string[] = []
  const url = await serve((request, response) => {
    const address = new URL(request.url ?? '', 'http://fake')
    const path = address.pathname.replace(/^\/api\/v3/, '')
    asked.push(path + address.search)
    if (instead(request, response, asked.length)) return
    const [, one, number] = /^\/repos\/(.+)\/issues\/(\d+)$/.exec(path) ?? []
    if (one) {
      const known = repositories[one]?.find((each) => each.number === Number(number))
      return known ? json(response, known) : json(response, { message: 'This issue was deleted' }, 410)
    }
    const found = repositories[/^\/repos\/(.+)\/issues$/.exec(path)?.[1] ?? '']
    if (!found) return json(response, { message: 'Not Found' }, 404)
    const query = address.searchParams
    const since = query.get('since') ?? ''
    const size = Number(query.get('per_page') ?? 30)
    const page = Number(query.get('page') ?? 1)
    const listed = found
      .filter(({ updated_at }) => updated_at >= since)
      .sort((one, other) => one.updated_at.localeCompare(other.updated_at) || one.number - other.number)
    const next =
      listed.length > page * size
        ? { link: `<${url}/next>; rel="next", <${url}/last?page=${Math.ceil(listed.length / size)}>; rel="last"` }
        : {}
    return json(response, listed.slice((page - 1) * size, page * size), 200, next)
  })
  return { url, asked, repositories }
}

/** As the real one, but a second of waiting takes ten milliseconds. */
export function quickGithub(change: Partial<Patience> = {}): Source<GithubConfig> {
  const silences = silencesInMemory()
  const patient = (context: SourceContext, patience: Patience): SourceContext => ({
    ...context,
    fetch: patientFetch({
      source: `GitHub issues "${context.sourceId}"`,
      silences,
      now: () => instant(Date.now()),
      random: Math.random,
      signal: context.signal,
      patience,
    }).fetch,
  })
  return {
    ...github,
    pull: (config, cursor, context) =>
      github.pull(config, cursor, patient(context, { ...PATIENCE, second: 10, ...change })),
    check: (config, context) => github.check(config, patient(context, NO_PATIENCE)),
  }
}

export const config = (url: string, changes: Partial<GithubConfig> = {}): GithubConfig => ({
  token: 'ghp_canary',
  repositories: ['acme/shop'],
  baseUrl: url,
  ...changes,
})

const patient = quickGithub({ second: 2, retries: 8 })

/** Up to which update each repository is kept, as a page's cursor says. */
export const reachedIn = (cursor: unknown) => (cursor as { readonly reached: Record<string, string> }).reached

/** One real sync into a real store, as the source "issues". */
export const syncInto = (
  { store, now }: Pick<Context, 'store' | 'now'>,
  given: GithubConfig,
  signal = new AbortController().signal,
) =>
  runSync({
    store,
    source: patient,
    sourceId: 'issues',
    config: given,
    now,
    log: quietLog,
    signal,
  })
