import { z } from 'zod'
import {
  commitRequestSchema,
  committedPlanSchema,
  committedPlansSchema,
  scenarioFieldsSchema,
  scenarioSaveSchema,
  scenarioSchema,
  scenariosSchema,
  verificationSchema,
} from '../../../model/contract/committed-plan.ts'
import { committedPlanSlides, committedPlanText } from '../../export/committed-plan.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { freezePlan, keepFrozenPlan } from '../../usecases/commit-plan.ts'
import { listCommittedPlans, readCommittedPlan, verifyCommittedPlan } from '../../usecases/committed-plans.ts'
import { listScenarios, makeScenario, removeScenario, saveScenario } from '../../usecases/plan-scenarios.ts'
import { finishedRoute, type Route, route, threadRoute } from '../route.ts'

const none = z.strictObject({})
const byId = z.strictObject({ id: z.string() })

export const COMMITTED_PLAN_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/plans',
    scope: 'read',
    summary: 'Every committed plan, the newest first',
    parameters: none,
    answer: committedPlansSchema,
    handle: async (context) => ({ plans: await listCommittedPlans(context) }),
  }),
  finishedRoute({
    method: 'post',
    path: '/plans',
    scope: 'plans:write',
    summary: 'Commit a plan: freeze all that its figures need, so that they can be computed again to the last digit',
    parameters: none,
    body: commitRequestSchema,
    answer: committedPlanSchema,
    compute: freezePlan,
    finish: (context, frozen, request) => keepFrozenPlan(context, request, frozen),
  }),
  route({
    method: 'get',
    path: '/plans/:id',
    scope: 'read',
    summary: 'A committed plan as it was, whatever has changed since',
    parameters: byId.extend({ format: z.enum(DECK_FORMATS).default('json'), download: z.string().optional() }),
    answer: committedPlanSchema,
    handle: async (context, { id, format, download }) => {
      const plan = await readCommittedPlan(context, id)
      if (format === 'pptx') return deckFile(committedPlanSlides(plan))
      return format === 'json' && download === undefined ? plan : committedPlanText(plan, format)
    },
  }),
  threadRoute({
    method: 'get',
    path: '/plans/:id/verification',
    scope: 'read',
    summary: 'A committed plan computed once more from what was kept of it, compared figure by figure',
    parameters: byId,
    answer: verificationSchema,
    inThread: 'anew',
    handle: (context, { id }) => verifyCommittedPlan(context, id),
  }),
  route({
    method: 'get',
    path: '/plan-scenarios',
    scope: 'read',
    summary: 'Plans that people keep by name to compare',
    parameters: none,
    answer: scenariosSchema,
    handle: async (context) => ({ scenarios: await listScenarios(context) }),
  }),
  route({
    method: 'post',
    path: '/plan-scenarios',
    scope: 'plans:write',
    summary: 'Keep a plan as a scenario; its id is made of its title',
    parameters: none,
    body: scenarioFieldsSchema,
    answer: scenarioSchema,
    handle: (context, _, fields) => makeScenario(context, fields),
  }),
  route({
    method: 'put',
    path: '/plan-scenarios/:id',
    scope: 'plans:write',
    summary: 'Put a scenario in the place of the one with this revision',
    parameters: byId,
    body: scenarioSaveSchema,
    answer: scenarioSchema,
    handle: (context, { id }, save) => saveScenario(context, id, save),
  }),
  route({
    method: 'delete',
    path: '/plan-scenarios/:id',
    scope: 'plans:write',
    summary: 'Remove a scenario',
    parameters: byId.extend({ revision: z.coerce.number().int().min(1) }),
    answer: scenarioSchema,
    handle: (context, { id, revision }) => removeScenario(context, id, revision),
  }),
]
