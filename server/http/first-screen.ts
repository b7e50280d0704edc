import { readFile } from 'node:fs/promises'
import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import type { RenderFirstScreen } from '../../model/contract/opening.ts'
import type { Context } from '../usecases/context.ts'
import { openRanking } from '../usecases/rank-projects.ts'
import type { Calculator } from '../worker/calculator.ts'
import type { Question } from '../worker/message.ts'
import { cookiesOf } from './cookies.ts'
import { threadRoute } from './route.ts'
import { mayRead } from './visitor.ts'

/** The client's own components, built to be rendered here. */
const RENDERING = new URL('../../client/rendering/first-screen.js', import.meta.url)
const PAGE = new URL('../../client/dist/index.html', import.meta.url)

const parameters = z.strictObject({ lens: z.string().optional() })

/** What the calculator is asked for to have the first screen at hand. No address of the API answers it. */
export const FIRST_SCREEN = threadRoute({
  method: 'get',
  path: '/first-screen',
  scope: 'read',
  summary: 'The first screen of the ranking as HTML',
  parameters,
  answer: z.never(),
  inThread: 'kept',
  handle: async (context, { lens }) => {
    const { renderFirstScreen }: { renderFirstScreen: RenderFirstScreen } = await import(RENDERING.href)
    const opening = await openRanking(context, { asOf: null, lens: lens ?? null, weights: null })
    const search = lens === undefined ? '' : `?lens=${encodeURIComponent(lens)}`
    return { contentType: 'text/html', fileName: 'ranking.html', text: await renderFirstScreen(opening, search) }
  },
})

export const firstScreenOf = (lens?: string): Question => ({
  method: FIRST_SCREEN.method,
  path: FIRST_SCREEN.path,
  parameters: lens === undefined ? {} : { lens },
  body: undefined,
  isKept: true,
})

/**
 * Sends the ranking with its first rows in it, to whoever may read them, when they are at hand. Nobody waits for them: else
 * the page comes without, as every other does, and the next one has them.
 */
export function firstScreen(context: Context, calculator: Calculator, closing: AbortSignal): RequestHandler {
  const cookies = cookiesOf(context)
  return async (request, response, next) => {
    const question = asked(request)
    if (!question || !(await mayRead(context, cookies, request, response))) return next()
    const rows = await calculator.atHand(question)
    if (!rows) {
      // Why there are none, whoever asks for the ranking itself is told.
      calculator.ask(question, closing).catch(() => {})
      return next()
    }
    const page = await readFile(PAGE, 'utf8')
    const html = Buffer.from(rows.bytes).toString('utf8')
    response.setHeader('cache-control', 'private, no-cache')
    response.vary('cookie')
    response.type('html').send(page.replace('<div id="root">', (root) => root + html))
  }
}

/** Null when the address asks for more than the first screen can show, such as a filter. */
function asked({ path, query }: Request): Question | null {
  const given = parameters.safeParse(query)
  return given.success && (path === '/' || path === '/ranking') ? firstScreenOf(given.data.lens) : null
}
