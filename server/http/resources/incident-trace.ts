import { z } from 'zod'
import { incidentTraceSchema } from '../../../model/contract/incident-trace.ts'
import { traceIncident } from '../../usecases/trace-incident.ts'
import { momentParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const INCIDENT_TRACE_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/incidents/:id/trace',
    scope: 'read',
    summary: 'How an incident went at one service: the share of its customers that failed, over time',
    parameters: z.strictObject({ id: z.string(), service: z.string().min(1), asOf: momentParameter }),
    answer: incidentTraceSchema,
    inThread: 'kept',
    handle: (context, { id, service, asOf }) => traceIncident(context, { id, service, asOf: asOf ?? null }),
  }),
]
