import { z } from 'zod'
import { encodeEvidence, evidenceSchema } from '../../model/contract/evidence.ts'
import { rankingSchema } from '../../model/contract/ranking.ts'
import { projectEvidenceSchema, servicesSchema, statusSchema } from '../../model/contract/resource.ts'
import { quarantineSchema, sourcesSchema } from '../../model/contract/source.ts'
import { RANKING_FORMATS, rankingText } from '../export/ranking.ts'
import { explainProject } from '../usecases/explain-project.ts'
import { listQuarantine } from '../usecases/list-quarantine.ts'
import { listSources } from '../usecases/list-sources.ts'
import { loadEvidence } from '../usecases/load-evidence.ts'
import { rankProjects } from '../usecases/rank-projects.ts'
import { summariseServices } from '../usecases/summarise-services.ts'
import { summariseStatus } from '../usecases/summarise-status.ts'
import { limitParameter, momentParameter, weightsParameter } from './parameters.ts'
import { type Route, route } from './route.ts'

const nothing = z.strictObject({})
const moment = z.strictObject({ asOf: momentParameter })

/** Every resource of the interface, in the order in which its description lists them. */
export const ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/status',
    summary: 'Whose data this is, how fresh and how much',
    parameters: nothing,
    answer: statusSchema,
    handle: (context) => summariseStatus(context),
  }),
  route({
    method: 'get',
    path: '/ranking',
    summary: 'Candidate projects by leverage, with intervals and chances',
    parameters: z.strictObject({
      asOf: momentParameter,
      lens: z.string().min(1).optional(),
      weights: weightsParameter,
      format: z.enum(RANKING_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: rankingSchema,
    handle: async (context, { asOf, lens, weights, format, download }) => {
      const report = await rankProjects(context, { asOf: asOf ?? null, lens: lens ?? null, weights: weights ?? null })
      return format === 'json' && download === undefined ? report : rankingText(report, format)
    },
  }),
  route({
    method: 'get',
    path: '/evidence',
    summary: 'Everything a ranking is computed from, compactly: losses as columns',
    parameters: moment,
    answer: evidenceSchema,
    handle: async (context, { asOf }) => encodeEvidence(await loadEvidence(context, asOf ?? null)),
  }),
  route({
    method: 'get',
    path: '/projects/:id/evidence',
    summary: "The rows a project's value stands on, most avoided first",
    parameters: z.strictObject({ id: z.string(), asOf: momentParameter, limit: limitParameter(1_000, 50) }),
    answer: projectEvidenceSchema,
    handle: (context, { id, asOf, limit }) => explainProject(context, { id, asOf: asOf ?? null, limit }),
  }),
  route({
    method: 'get',
    path: '/services',
    summary: 'Services with what they lost and what they are expected to lose',
    parameters: moment,
    answer: servicesSchema,
    handle: (context, { asOf }) => summariseServices(context, asOf ?? null),
  }),
  route({
    method: 'get',
    path: '/sources',
    summary: 'Sources with what they gave and how their last run went',
    parameters: nothing,
    answer: sourcesSchema,
    handle: async (context) => ({ sources: await listSources(context) }),
  }),
  route({
    method: 'get',
    path: '/quarantine',
    summary: 'Rows that could not be understood, newest first',
    parameters: z.strictObject({
      limit: limitParameter(1_000, 100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    answer: quarantineSchema,
    handle: (context, page) => listQuarantine(context, page),
  }),
]
