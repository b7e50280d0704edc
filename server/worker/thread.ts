import { THREAD_ROUTES } from '../http/thread-routes.ts'
import { answerAsks } from './answer-asks.ts'

/** The thread in which everything is computed that would hold up other requests. */
await answerAsks(THREAD_ROUTES)
