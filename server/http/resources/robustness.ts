import { z } from 'zod'
import { robustnessSchema } from '../../../model/contract/robustness.ts'
import { assessRobustness } from '../../usecases/assess-robustness.ts'
import { limitParameter, rankingParameters } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const ROBUSTNESS_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/ranking/robustness',
    scope: 'read',
    summary: 'How far the order can be relied on: chances between pairs, flips between lenses, rank acceptability',
    parameters: z.strictObject({ ...rankingParameters, flips: limitParameter(1_000, 20) }),
    answer: robustnessSchema,
    inThread: 'kept',
    handle: (context, { asOf, lens, weights, flips }) =>
      assessRobustness(context, {
        asOf: asOf ?? null,
        lens: lens ?? null,
        weights: weights ?? null,
        mostFlips: flips,
      }),
  }),
]
