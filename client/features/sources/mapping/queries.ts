import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  mappingRulesPreviewRequestSchema,
  mappingRulesPreviewSchema,
  mappingRulesSchema,
  mappingSuggestionsSchema,
  type PeopleRules,
  peopleRulesSaveSchema,
} from '../../../../model/contract/mapping-rules.ts'
import type { MappingRule } from '../../../../model/evidence/mapping-rule.ts'
import { fetchJson, send } from '../../../lib/api.ts'

export const rulesQuery = queryOptions({
  queryKey: ['mapping-rules'],
  queryFn: ({ signal }) => fetchJson('/mapping-rules', mappingRulesSchema, signal),
})

export const suggestionsQuery = queryOptions({
  queryKey: ['mapping-suggestions'],
  queryFn: ({ signal }) => fetchJson('/mapping-suggestions', mappingSuggestionsSchema, signal),
})

/** What these rules in the place of those that people made would change. */
export const previewRules = (rules: readonly MappingRule[]) =>
  send({
    method: 'POST',
    path: '/mapping-rules/preview',
    request: { schema: mappingRulesPreviewRequestSchema, body: { rules: [...rules] } },
    answer: mappingRulesPreviewSchema,
  })

export const previewQuery = (rules: readonly MappingRule[]) =>
  queryOptions({
    queryKey: ['mapping-preview', rules],
    queryFn: () => previewRules(rules),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const putRules = (body: PeopleRules) =>
  send({
    method: 'PUT',
    path: '/mapping-rules',
    request: { schema: peopleRulesSaveSchema, body },
    answer: peopleRulesSaveSchema,
  })
