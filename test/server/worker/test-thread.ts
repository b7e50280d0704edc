import { z } from 'zod'
import { type Route, type ThreadRoute, threadRoute } from '../../../server/http/route.ts'
import { RefusedRequest } from '../../../server/usecases/refused-request.ts'
import { answerAsks } from '../../../server/worker/answer-asks.ts'

/** A thread whose answers go wrong in every way that one can. */

let answers = 0
const path = (name: string, handle: ThreadRoute['handle']): Route =>
  threadRoute({
    method: 'get',
    scope: 'read',
    path: name,
    summary: name,
    parameters: z.unknown(),
    answer: z.unknown(),
    inThread: 'kept',
    handle,
  })

const ROUTES: readonly Route[] = [
  path('/count', async () => {
    answers += 1
    return { answers }
  }),
  path('/echo', async ({ now }, parameters) => ({ parameters, now: now() })),
  path('/large', async () => 'x'.repeat(1_000_000)),
  path('/refused', async () => {
    throw new RefusedRequest('not-found', 'there is no such thing', [{ path: 'id', message: 'unknown' }])
  }),
  path('/wrong', async () => {
    throw new TypeError('a secret of the inside')
  }),
  path('/exit', async () => process.exit(3)),
  path('/memory', async () => {
    const all: number[][] = []
    for (;;) all.push(Array.from({ length: 100_000 }, (_, index) => index))
  }),
  path('/endless', async () => {
    for (;;);
  }),
  path('/search', async ({ isWanted }) => {
    let steps = 0
    while (isWanted?.()) steps += 1
    return { steps }
  }),
]

await answerAsks(ROUTES)
