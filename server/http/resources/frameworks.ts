import { z } from 'zod'
import { frameworksSchema } from '../../../model/contract/frameworks.ts'
import { compareFrameworks } from '../../usecases/compare-frameworks.ts'
import { rankingParameters } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const FRAMEWORK_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/ranking/frameworks',
    scope: 'read',
    summary: 'RICE, ICE, WSJF, CD3 and the CRE sheet from the same evidence, beside leverage',
    parameters: z.strictObject(rankingParameters),
    answer: frameworksSchema,
    inThread: 'kept',
    handle: (context, { asOf, lens, weights }) =>
      compareFrameworks(context, { asOf: asOf ?? null, lens: lens ?? null, weights: weights ?? null }),
  }),
]
