import { z } from 'zod'
import { servicesSchema } from '../../../model/contract/resource.ts'
import { summariseServices } from '../../usecases/summarise-services.ts'
import { momentParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const SERVICE_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/services',
    scope: 'read',
    summary: 'Services with what they lost and what they are expected to lose',
    parameters: z.strictObject({ asOf: momentParameter }),
    answer: servicesSchema,
    inThread: 'kept',
    handle: (context, { asOf }) => summariseServices(context, asOf ?? null),
  }),
]
