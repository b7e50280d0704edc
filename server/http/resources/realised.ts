import { z } from 'zod'
import { realisedSchema } from '../../../model/contract/realised.ts'
import { realisedBenefits } from '../../usecases/realised-benefit.ts'
import { momentParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const REALISED_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/realised',
    scope: 'read',
    summary: 'What shipped projects brought: before against after, and how much could have been seen',
    parameters: z.strictObject({ asOf: momentParameter }),
    answer: realisedSchema,
    inThread: 'kept',
    handle: (context, { asOf }) => realisedBenefits(context, asOf ?? null),
  }),
]
