import { createAppAuth } from '@octokit/auth-app'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import type { SourceContext } from '../source.ts'
import { apiAddress, type GithubConfig } from './config.ts'
import { brokenAnswer, requestFault } from './fault.ts'
import { wholeAnswers } from './whole-answers.ts'

const PatientOctokit = Octokit.plugin(throttling, retry)
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** A whole answer that is a list, and whether GitHub says that another follows. */
export interface ListPage {
  readonly location: string
  readonly items: readonly unknown[]
  readonly hasNext: boolean
}

export interface GithubClient {
  /** Names the source in messages. */
  readonly source: string
  /** One page of a list. Throws SourceFault unless all of it came and is a list; the reason of the signal when stopped. */
  list(path: string, query: Readonly<Record<string, string | number>>): Promise<ListPage>
}

export function githubClient(config: GithubConfig, context: SourceContext): GithubClient {
  const source = `GitHub issues "${context.sourceId}"`
  const { signal } = context
  const octokit = new PatientOctokit({
    ...credentials(config),
    baseUrl: apiAddress(config),
    userAgent: 'leverage',
    log: quiet,
    request: { fetch: wholeAnswers(source, context) },
    // The fetch has waited and tried again already: a second try here would multiply its own. Throttling spaces requests.
    retry: { retries: 0 },
    throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => false },
  })

  async function list(path: string, query: Readonly<Record<string, string | number>>): Promise<ListPage> {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
    const location = `${apiAddress(config)}${path}?${search}`
    signal.throwIfAborted()
    // The text is parsed here: Octokit gives text that is no JSON for the answer, and big numbers as BigInt, slowly.
    let text = ''
    const fetch = wholeAnswers(source, context, (whole) => {
      text = whole
    })
    const request = octokit.request(`GET ${location}`, { request: { fetch, parseSuccessResponseBody: false } })
    const { headers } = await unlessStopped(request, signal).catch((error: unknown) => {
      signal.throwIfAborted()
      throw requestFault(source, location, config, error)
    })
    const items = parseList(text)
    if (items === null) throw brokenAnswer(source, location, text)
    return { location, items, hasNext: /rel="?next"?/.test(headers.link ?? '') }
  }
  return { source, list }
}

function credentials({ token, app }: GithubConfig) {
  if (!app) return token === undefined ? {} : { auth: token }
  const { id, installation, privateKey } = app
  return { authStrategy: createAppAuth, auth: { appId: id, installationId: installation, privateKey, log: quiet } }
}

function parseList(text: string): readonly unknown[] | null {
  try {
    const document: unknown = JSON.parse(text)
    return Array.isArray(document) ? document : null
  } catch {
    return null
  }
}

/** The plugins' waits know nothing of the signal. */
async function unlessStopped<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop = () => undefined as unknown
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
  })
  return Promise.race([work, stopped]).finally(() => signal.removeEventListener('abort', stop))
}
