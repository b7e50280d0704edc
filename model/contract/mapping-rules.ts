import { z } from 'zod'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import { mappingRuleSchema } from './mapping-rule.ts'

/** More rules than this are a table of components, which services' names say better. */
const MOST_RULES = 1_000

const revisionSchema = z.string().min(1)
const peopleRulesSchema = z.array(mappingRuleSchema).max(MOST_RULES, `at most ${MOST_RULES} rules`)

const rowCountsSchema = z.object({
  incidents: z.number().int(),
  /** Open ones: closed issues and requests weigh nothing. */
  issues: z.number().int(),
  requests: z.number().int(),
})
export type RowCounts = z.infer<typeof rowCountsSchema>

/** Every rule in force, in order: the first match wins. Those of leverage.yaml come first, and are changed only there. */
export const mappingRulesSchema = z.object({
  /** Of the rules that people made; a change names the one it was made from. */
  revision: revisionSchema,
  rules: z.array(
    z.object({
      origin: z.enum(['file', 'person']),
      rule: mappingRuleSchema,
      /** Rows whose service, root or cause it decides now; what a person said of an incident comes before it. */
      decides: rowCountsSchema,
    }),
  ),
  unmapped: rowCountsSchema,
  /** What a rule may name, by id. */
  services: z.array(z.object({ id: z.string(), title: z.string() })),
})
export type MappingRules = z.infer<typeof mappingRulesSchema>

/** The rules of people as they would be. */
export const mappingRulesPreviewRequestSchema = z.strictObject({ rules: peopleRulesSchema })

/**
 * What a change of rules does to a row: it gets a service, gets another, loses it; or keeps its services with another root
 * or cause.
 */
const ROW_CHANGES = ['mapped', 'moved', 'unmapped', 'explained'] as const
export type RowChange = (typeof ROW_CHANGES)[number]

const rowKindSchema = z.enum(['incident', 'issue', 'request'])

const changedRowSchema = z.object({
  kind: rowKindSchema,
  id: z.string(),
  title: z.string(),
  change: z.enum(ROW_CHANGES),
  /** Services; none: unmapped. */
  before: z.array(z.string()),
  after: z.array(z.string()),
})
export type ChangedRow = z.infer<typeof changedRowSchema>

export const mappingRulesPreviewSchema = z.object({
  /** Rows that each of the given rules would decide, in their order. */
  decides: z.array(rowCountsSchema),
  counts: z.object({
    mapped: z.number().int(),
    moved: z.number().int(),
    unmapped: z.number().int(),
    explained: z.number().int(),
  }),
  /** The first of them: incidents, then issues, then requests. */
  rows: z.array(changedRowSchema),
})
export type MappingRulesPreview = z.infer<typeof mappingRulesPreviewSchema>

/** The rules of people, put in the place of those with this revision. */
export const peopleRulesSaveSchema = z.strictObject({ revision: revisionSchema, rules: peopleRulesSchema })
export type PeopleRules = z.infer<typeof peopleRulesSaveSchema>

const unmappedRowSchema = z.object({ kind: rowKindSchema, id: z.string(), source: z.string(), title: z.string() })
export type UnmappedRow = z.infer<typeof unmappedRowSchema>
/** How many, and the first of them. */
const unmappedRowsSchema = z.object({ counts: rowCountsSchema, rows: z.array(unmappedRowSchema) })

/** What unmapped rows have in common, as rules that would map them: the one that takes the most comes first. */
export const mappingSuggestionsSchema = z.object({
  /** Rows that belong to no service. */
  unmapped: z.number().int(),
  suggestions: z.array(
    unmappedRowsSchema.extend({
      condition: z.object({
        repository: z.string().optional(),
        component: z.string().optional(),
        label: z.string().optional(),
        title: z.string().optional(),
      }),
      /** Where names and rows alike suggest that they belong; null: a person must choose. */
      service: z.string().nullable(),
      /** What words in the titles suggest. */
      cause: z.enum(INCIDENT_CAUSES).nullable(),
    }),
  ),
  /** Unmapped rows that no suggestion takes. */
  rest: unmappedRowsSchema,
})
export type MappingSuggestions = z.infer<typeof mappingSuggestionsSchema>
export type MappingSuggestion = MappingSuggestions['suggestions'][number]
