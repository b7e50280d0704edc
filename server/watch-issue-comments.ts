import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { movesSchema } from '../model/contract/moves.ts'
import { rankingSchema } from '../model/contract/ranking.ts'
import { MILLISECONDS_PER_MINUTE } from '../model/quantity.ts'
import { issueComment } from './export/issue-comment.ts'
import type { Context } from './usecases/context.ts'
import { countedProjects } from './usecases/edit-project.ts'
import { dueLinks, keepComments, type TextOf } from './usecases/issue-links/keep-comments.ts'
import type { Calculator } from './worker/calculator.ts'

/** Milliseconds between two looks. */
const EVERY = MILLISECONDS_PER_MINUTE
/** After something was switched on or linked: somebody looks for the comment. */
const SOON = 1_000

/** Keeps the comments on issues in step with the ranking, where that is switched on; ranks are computed in the thread. Ends when `signal` aborts. */
export function watchIssueComments(context: Context, calculator: Calculator, log: Logger, signal: AbortSignal): void {
  const holder = randomUUID()
  let isLooking = false
  const look = async () => {
    isLooking = true
    try {
      const links = await dueLinks(context)
      if (links && !signal.aborted) {
        await keepComments(context, links, {
          holder,
          textOf: await commentTexts(context, calculator, signal),
          signal,
          onFault: ({ project, repository, number }, fault) =>
            log.warn(
              { project, issue: `${repository}#${number}`, fault },
              'a comment on an issue could not be kept in step',
            ),
        })
      }
    } catch (error) {
      if (!signal.aborted) log.error({ error }, 'comments on issues could not be kept in step')
    }
    isLooking = false
    if (!signal.aborted) timer = setTimeout(look, EVERY).unref()
  }
  let timer = setTimeout(look, EVERY).unref()
  const unsubscribe = context.events.subscribe(({ type }) => {
    if (type !== 'comments-changed' || isLooking) return
    clearTimeout(timer)
    timer = setTimeout(look, SOON).unref()
  })
  const end = () => {
    clearTimeout(timer)
    unsubscribe()
  }
  signal.addEventListener('abort', end, { once: true })
}

async function commentTexts(context: Context, calculator: Calculator, signal: AbortSignal): Promise<TextOf> {
  const ask = async (path: string, parameters: object): Promise<unknown> => {
    const question = { method: 'get', path, parameters, body: undefined, isKept: true } as const
    return JSON.parse(new TextDecoder().decode((await calculator.ask(question, signal)).bytes))
  }
  const ranking = rankingSchema.parse(await ask('/ranking', { format: 'json' }))
  const moves = movesSchema.parse(await ask('/ranking/moves', { format: 'json' }))
  const [projects, lenses] = await Promise.all([countedProjects(context), context.store.lenses.all()])
  return ({ project, lastMove }) =>
    issueComment({
      project,
      status: projects.find(({ id }) => id === project)?.status ?? null,
      ranking,
      moves,
      lens: lenses.find(({ id }) => id === ranking.lens)?.title ?? ranking.lens,
      lastMove,
      origin: context.access.address?.origin ?? null,
    })
}
