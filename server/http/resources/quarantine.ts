import { z } from 'zod'
import { quarantineSchema } from '../../../model/contract/source.ts'
import { listQuarantine } from '../../usecases/list-quarantine.ts'
import { limitParameter } from '../parameters.ts'
import { type Route, route } from '../route.ts'

export const QUARANTINE_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/quarantine',
    summary: 'Rows that could not be understood, newest first',
    parameters: z.strictObject({
      limit: limitParameter(1_000, 100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    answer: quarantineSchema,
    handle: (context, page) => listQuarantine(context, page),
  }),
]
