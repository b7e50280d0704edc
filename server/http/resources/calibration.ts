import { z } from 'zod'
import { learntCalibrationSchema } from '../../../model/contract/calibration.ts'
import { learnCalibration } from '../../usecases/learn-calibration.ts'
import { type Route, threadRoute } from '../route.ts'

export const CALIBRATION_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/calibration',
    scope: 'read',
    summary: 'What each past quarter chose of half-life, drift and spread',
    parameters: z.strictObject({}),
    answer: learntCalibrationSchema,
    inThread: 'kept',
    handle: (context) => learnCalibration(context),
  }),
]
