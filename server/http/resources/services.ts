import { z } from 'zod'
import { servicesSchema } from '../../../model/contract/resource.ts'
import { summariseServices } from '../../usecases/summarise-services.ts'
import { momentParameter } from '../parameters.ts'
import { type Route, route } from '../route.ts'

export const SERVICE_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/services',
    summary: 'Services with what they lost and what they are expected to lose',
    parameters: z.strictObject({ asOf: momentParameter }),
    answer: servicesSchema,
    handle: (context, { asOf }) => summariseServices(context, asOf ?? null),
  }),
]
