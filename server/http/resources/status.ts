import { z } from 'zod'
import { statusSchema } from '../../../model/contract/resource.ts'
import { summariseStatus } from '../../usecases/summarise-status.ts'
import { type Route, threadRoute } from '../route.ts'

export const STATUS_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/status',
    scope: 'read',
    summary: 'Whose data this is, how fresh and how much',
    parameters: z.strictObject({}),
    answer: statusSchema,
    inThread: 'anew',
    handle: (context) => summariseStatus(context),
  }),
]
