import { z } from 'zod'
import { SEVERITIES } from '../evidence/severity.ts'
import { columnQuestionSchema, statedColumnsSchema } from './column-mapping.ts'

export const SOURCE_FIELD_KINDS = [
  'text',
  'secret',
  'number',
  'boolean',
  'choice',
  /** Texts, one a line. */
  'list',
  /** Texts by name, `name: text` a line. */
  'map',
  /** YAML, as in leverage.yaml. */
  'structure',
] as const
export type SourceFieldKind = (typeof SOURCE_FIELD_KINDS)[number]

/** One field of a connector's form. */
const sourceFieldSchema = z.object({
  /** Where it is in the config: "app.privateKey". */
  path: z.string(),
  title: z.string(),
  kind: z.enum(SOURCE_FIELD_KINDS),
  required: z.boolean(),
  /** Takes several lines. */
  long: z.boolean(),
  help: z.string().nullable(),
  example: z.string().nullable(),
  choices: z.array(z.string()),
})
export type SourceField = z.infer<typeof sourceFieldSchema>

const sourceTypeSchema = z.object({
  type: z.string(),
  title: z.string(),
  /** A cron pattern in UTC; null: only when asked. */
  schedule: z.string().nullable(),
  fields: z.array(sourceFieldSchema),
})
export type SourceType = z.infer<typeof sourceTypeSchema>
export const sourceTypesSchema = z.object({ types: z.array(sourceTypeSchema) })

/** A source as somebody sets it up. A secret that is left out stays as it is, null takes it out, `${NAME}` names an environment variable. */
export const sourceSetupSchema = z.strictObject({
  id: z
    .string()
    .min(1, 'a source needs an id')
    .max(60)
    .regex(/^[a-z0-9][a-z0-9._-]*$/, 'use lower-case letters, digits, dots and dashes'),
  type: z.string().min(1),
  title: z.string().min(1).max(200).optional(),
  config: z.record(z.string(), z.unknown()),
  /** What the columns of its list mean, to be remembered; left out: as it is remembered. */
  columns: statedColumnsSchema.optional(),
  /** Changes the source of that id; left out: adds one, and an id that is taken is refused. */
  changes: z.boolean().optional(),
  /** The demo company makes room for the first source of one's own; needed while it is loaded. */
  replaceDemo: z.boolean().optional(),
})
export type SourceSetupRequest = z.infer<typeof sourceSetupSchema>

/** A source as it is set up, without its secrets. */
export const storedSetupSchema = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  config: z.record(z.string(), z.unknown()),
  /** Paths of the secrets that are set. */
  secrets: z.array(z.string()),
})
export type StoredSetup = z.infer<typeof storedSetupSchema>

const sourceProblemSchema = z.object({
  code: z.string(),
  message: z.string(),
  advice: z.string(),
})

/** One row as it would be taken in. */
export const previewRowSchema = z.object({
  location: z.string(),
  outcome: z.enum(['taken', 'left-out', 'quarantined']),
  /** What it would become: "incident"; null when nothing. */
  kind: z.string().nullable(),
  title: z.string(),
  startedAt: z.string().nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  /** Of an incident; null while it lasts. */
  minutes: z.number().nullable(),
  /** Where the rules would bring it; null when nowhere. */
  service: z.string().nullable(),
  cause: z.string().nullable(),
  /** Why it would wait in quarantine. */
  reason: z.string().nullable(),
})
export type PreviewRow = z.infer<typeof previewRowSchema>

/** What a source says when it is tried: its first rows, or an error a person can act on. */
export const sourceTrialSchema = z.object({
  problem: sourceProblemSchema.nullable(),
  /** Rows that it has in all; null when it does not tell. */
  expected: z.number().int().nullable(),
  rows: z.array(previewRowSchema),
  /** What the columns of its list mean; null when it has none, or they are our own. */
  columns: columnQuestionSchema.nullable(),
})
export type SourceTrial = z.infer<typeof sourceTrialSchema>

export const doneSchema = z.object({ done: z.boolean() })
