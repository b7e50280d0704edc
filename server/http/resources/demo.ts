import { z } from 'zod'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { leaveDemo } from '../../usecases/leave-demo.ts'
import { type Route, route } from '../route.ts'

export const DEMO_ROUTES: readonly Route[] = [
  route({
    method: 'post',
    path: '/demo/leave',
    scope: 'sources:write',
    summary: 'Takes the demo company out, with everything that was changed in it',
    parameters: z.strictObject({}),
    answer: doneSchema,
    handle: async (context) => {
      await leaveDemo(context)
      return { done: true }
    },
  }),
]
