import { FIRST_SCREEN } from '../http/first-screen.ts'
import { ROUTES } from '../http/resources.ts'
import { answerAsks } from './answer-asks.ts'

/** The thread in which everything is computed that would hold up other requests. */
await answerAsks([...ROUTES, FIRST_SCREEN])
