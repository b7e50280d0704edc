import { z } from 'zod'
import { standingSchema } from '../../model/contract/moves.ts'
import { readStanding } from '../usecases/read-standing.ts'
import type { Question } from '../worker/message.ts'
import { threadRoute } from './route.ts'

/** What the calculator is asked for to keep a copy of what people state now. No address of the API answers it. */
export const STANDING = threadRoute({
  method: 'get',
  path: '/standing',
  scope: 'read',
  summary: 'What people state now',
  parameters: z.strictObject({}),
  answer: standingSchema,
  inThread: 'anew',
  handle: (context) => readStanding(context),
})

export const STANDING_NOW: Question = {
  method: STANDING.method,
  path: STANDING.path,
  parameters: {},
  body: undefined,
  isKept: false,
}
