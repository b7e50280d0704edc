import { z } from 'zod'
import {
  outagesSchema,
  regroupedSchema,
  regroupingSchema,
  sourceOrderAnswerSchema,
  sourceOrderSchema,
} from '../../../model/contract/outages.ts'
import { listOutages, readSourceOrder, saveSourceOrder } from '../../usecases/list-outages.ts'
import { regroupIncidents } from '../../usecases/regroup-incidents.ts'
import { limitParameter } from '../parameters.ts'
import { type Route, route, threadRoute } from '../route.ts'

const none = z.strictObject({})

export const OUTAGE_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/outages',
    scope: 'read',
    summary:
      'Incidents of several sources that may be one outage, with the reason; none counts until a person merges it',
    parameters: z.strictObject({ limit: limitParameter(1_000, 100) }),
    answer: outagesSchema,
    inThread: 'kept',
    handle: (context, { limit }) => listOutages(context, limit),
  }),
  route({
    method: 'put',
    path: '/outages',
    scope: 'evidence:write',
    summary:
      'Say which of some incidents are one outage and which are not; so incidents are merged, split and kept apart',
    parameters: none,
    body: regroupingSchema,
    answer: regroupedSchema,
    handle: (context, _, request) => regroupIncidents(context, request),
  }),
  route({
    method: 'get',
    path: '/outages/source-order',
    scope: 'read',
    summary: 'In which order sources are believed about one outage: its times, its impact and its words',
    parameters: none,
    answer: sourceOrderAnswerSchema,
    handle: (context) => readSourceOrder(context),
  }),
  route({
    method: 'put',
    path: '/outages/source-order',
    scope: 'settings:write',
    summary: 'Put sources into another order; a group of fields that is left out goes by type of source again',
    parameters: none,
    body: sourceOrderSchema.partial(),
    answer: sourceOrderAnswerSchema,
    handle: (context, _, order) => saveSourceOrder(context, order),
  }),
]
