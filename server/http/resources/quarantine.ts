import { z } from 'zod'
import { quarantineSchema, replayRequestSchema, replaySchema } from '../../../model/contract/source.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { dismissQuarantined } from '../../usecases/dismiss-quarantined.ts'
import { listQuarantine } from '../../usecases/list-quarantine.ts'
import { replayQuarantine } from '../../usecases/replay-quarantine.ts'
import { limitParameter } from '../parameters.ts'
import { type Route, route } from '../route.ts'

export const QUARANTINE_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/quarantine',
    scope: 'read',
    summary: 'Rows that could not be understood, newest first',
    parameters: z.strictObject({
      source: z.string().min(1).optional(),
      limit: limitParameter(1_000, 100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    answer: quarantineSchema,
    handle: (context, { source, ...page }) => listQuarantine(context, { ...page, ...(source && { source }) }),
  }),
  route({
    method: 'post',
    path: '/quarantine/replay',
    scope: 'mapping:write',
    summary: 'Maps rows from quarantine again, these or all of one source',
    parameters: z.strictObject({}),
    body: replayRequestSchema,
    answer: replaySchema,
    handle: (context, _, which) => replayQuarantine(context, which),
  }),
  route({
    method: 'post',
    path: '/quarantine/dismiss',
    scope: 'mapping:write',
    summary: 'Forgets rows of quarantine for good',
    parameters: z.strictObject({}),
    body: z.strictObject({ ids: z.array(z.number().int()).min(1).max(10_000) }),
    answer: doneSchema,
    handle: async (context, _, { ids }) => ({ done: await dismissQuarantined(context, ids) }),
  }),
]
