import { z } from 'zod'
import { projectEvidenceSchema } from '../../../model/contract/resource.ts'
import { explainProject } from '../../usecases/explain-project.ts'
import { limitParameter, momentParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const PROJECT_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/projects/:id/evidence',
    summary: "The rows a project's value stands on, most avoided first",
    parameters: z.strictObject({ id: z.string(), asOf: momentParameter, limit: limitParameter(1_000, 50) }),
    answer: projectEvidenceSchema,
    inThread: 'kept',
    handle: (context, { id, asOf, limit }) => explainProject(context, { id, asOf: asOf ?? null, limit }),
  }),
]
