import { z } from 'zod'
import {
  mappingRulesPreviewRequestSchema,
  mappingRulesPreviewSchema,
  mappingRulesSchema,
  mappingSuggestionsSchema,
  peopleRulesSaveSchema,
} from '../../../model/contract/mapping-rules.ts'
import { listMappingRules } from '../../usecases/list-mapping-rules.ts'
import { previewMappingRules } from '../../usecases/preview-mapping-rules.ts'
import { replaceMappingRules } from '../../usecases/replace-mapping-rules.ts'
import { suggestMappingRules } from '../../usecases/suggest-mapping-rules.ts'
import { type Route, route, threadRoute } from '../route.ts'

const parameters = z.strictObject({})

export const MAPPING_RULE_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/mapping-rules',
    scope: 'read',
    summary: 'Every mapping rule in force, how many rows each decides, and how many rows belong to no service',
    parameters,
    answer: mappingRulesSchema,
    inThread: 'kept',
    handle: (context) => listMappingRules(context),
  }),
  route({
    method: 'put',
    path: '/mapping-rules',
    scope: 'mapping:write',
    summary: "Put these in the place of the rules that people made; leverage.yaml's rules stay, and come before them",
    parameters,
    body: peopleRulesSaveSchema,
    answer: peopleRulesSaveSchema,
    handle: (context, _, save) => replaceMappingRules(context, save),
  }),
  threadRoute({
    method: 'post',
    path: '/mapping-rules/preview',
    scope: 'read',
    summary: 'What these rules in the place of those that people made would change; keeps nothing',
    parameters,
    body: mappingRulesPreviewRequestSchema,
    answer: mappingRulesPreviewSchema,
    inThread: 'anew',
    handle: (context, _, { rules }) => previewMappingRules(context, rules),
  }),
  threadRoute({
    method: 'get',
    path: '/mapping-suggestions',
    scope: 'read',
    summary: 'What unmapped rows have in common, as rules that would map them; none counts until a person keeps it',
    parameters,
    answer: mappingSuggestionsSchema,
    inThread: 'kept',
    handle: (context) => suggestMappingRules(context),
  }),
]
