import { createAppAuth } from '@octokit/auth-app'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import type { SourceContext } from '../source.ts'
import { apiAddress, type GithubConfig } from './config.ts'
import { brokenAnswer, isGone, requestFault } from './fault.ts'
import { wholeAnswers } from './whole-answers.ts'

const PatientOctokit = Octokit.plugin(throttling, retry)
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** A whole answer that is a list, and whether GitHub says that another follows. */
export interface ListPage {
  readonly location: string
  readonly items: readonly unknown[]
  readonly hasNext: boolean
  /** The number of the last page, counted from where this list begins; null where GitHub does not tell. */
  readonly lastPage: number | null
}

export interface GithubClient {
  /** Names the source in messages. */
  readonly source: string
  /** One page of a list. Throws SourceFault unless all of it came and is a list; the reason of the signal when stopped. */
  list(path: string, query: Readonly<Record<string, string | number>>): Promise<ListPage>
  /** What is at a path, or where GitHub has moved it to; null when it is gone. Throws as `list` does. */
  find(path: string): Promise<unknown>
}

/** @param title of the source, for messages */
export function githubClient(config: GithubConfig, context: SourceContext, title = 'GitHub issues'): GithubClient {
  const source = `${title} "${context.sourceId}"`
  const { signal } = context
  const options = {
    ...credentials(config),
    baseUrl: apiAddress(config),
    userAgent: 'leverage',
    log: quiet,
    request: { fetch: wholeAnswers(source, context) },
  }
  // Pages follow one another. Nothing is to be spaced there, and the dozen timers of the plugins would hold up each of them.
  const pages = new Octokit(options)
  const single = new PatientOctokit({
    ...options,
    // The fetch has waited and tried again already: a second try here would multiply its own. Throttling spaces requests.
    retry: { retries: 0 },
    throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => false },
  })

  async function ask(octokit: Octokit, location: string): Promise<{ readonly text: string; readonly link: string }> {
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
    return { text, link: headers.link ?? '' }
  }

  async function list(path: string, query: Readonly<Record<string, string | number>>): Promise<ListPage> {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
    const location = `${apiAddress(config)}${path}?${search}`
    const { text, link } = await ask(pages, location)
    const items = parsed(text)
    if (!Array.isArray(items)) throw brokenAnswer(source, location, text, 'list')
    return { location, items, hasNext: /rel="?next"?/.test(link), lastPage: lastPageIn(link) }
  }

  async function find(path: string): Promise<unknown> {
    const location = `${apiAddress(config)}${path}`
    try {
      const { text } = await ask(single, location)
      const document = parsed(text)
      if (typeof document !== 'object' || document === null) throw brokenAnswer(source, location, text, 'object')
      return document
    } catch (fault) {
      if (isGone(fault)) return null
      throw fault
    }
  }
  return { source, list, find }
}

function credentials({ token, app }: GithubConfig) {
  if (!app) return token === undefined ? {} : { auth: token }
  const { id, installation, privateKey } = app
  let access: ReturnType<typeof createAppAuth> | null = null
  return {
    // One token for every client with these credentials.
    authStrategy: (options: Parameters<typeof createAppAuth>[0]) => {
      access ??= createAppAuth(options)
      return access
    },
    auth: { appId: id, installationId: installation, privateKey, log: quiet },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function lastPageIn(link: string): number | null {
  const [, address = ''] = /<([^>]*)>;\s*rel="?last"?/.exec(link) ?? []
  const page = Number(URL.parse(address)?.searchParams.get('page'))
  return page > 0 ? page : null
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
