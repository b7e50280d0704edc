import { z } from 'zod'
import { savedProjectSchema } from '../../../model/contract/editable.ts'
import {
  adoptionSchema,
  answerRequestSchema,
  estimateRoundsSchema,
  projectEstimatesSchema,
} from '../../../model/contract/estimates.ts'
import {
  adoptEstimates,
  answerEstimates,
  askForEstimates,
  listEstimates,
  readEstimates,
  revealEstimates,
} from '../../usecases/estimates.ts'
import { type Route, route } from '../route.ts'

const parameters = z.strictObject({ id: z.string() })

export const ESTIMATE_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/estimates',
    scope: 'read',
    summary: 'Every project that people were asked about; what others said only once it is revealed',
    parameters: z.strictObject({}),
    answer: estimateRoundsSchema,
    handle: async (context) => ({ rounds: await listEstimates(context) }),
  }),
  route({
    method: 'get',
    path: '/projects/:id/estimates',
    scope: 'read',
    summary: 'What people say of a project; what others said only once it is revealed',
    parameters,
    answer: projectEstimatesSchema,
    handle: (context, { id }) => readEstimates(context, id),
  }),
  route({
    method: 'put',
    path: '/projects/:id/estimates',
    scope: 'estimates:write',
    summary: 'Keep what you say of a project, apart from all others and unseen by them; no answers take it back',
    parameters,
    body: answerRequestSchema,
    answer: projectEstimatesSchema,
    handle: (context, { id }, answers) => answerEstimates(context, id, answers),
  }),
  route({
    method: 'post',
    path: '/projects/:id/estimate-rounds',
    scope: 'projects:write',
    summary: 'Ask people about a project, or ask again once their estimates were revealed',
    parameters,
    answer: projectEstimatesSchema,
    handle: (context, { id }) => askForEstimates(context, id),
  }),
  route({
    method: 'post',
    path: '/projects/:id/estimates/reveal',
    scope: 'projects:write',
    summary: 'Show to everybody what everybody said',
    parameters,
    answer: projectEstimatesSchema,
    handle: (context, { id }) => revealEstimates(context, id),
  }),
  route({
    method: 'post',
    path: '/projects/:id/estimates/adoption',
    scope: 'projects:write',
    summary: 'Take the pooled estimates as those of the project, as an edit that can be undone',
    parameters,
    body: adoptionSchema,
    answer: savedProjectSchema,
    handle: (context, { id }, { revision }) => adoptEstimates(context, id, revision),
  }),
]
