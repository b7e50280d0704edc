import { z } from 'zod'
import { SEVERITIES } from '../evidence/severity.ts'

/** Tables whose columns a person can name; the others are written by programs, or have rows of several lines. */
export const MAPPED_TABLES = ['incidents', 'services', 'accounts', 'risks', 'teams', 'requests', 'rice'] as const
export type MappedTable = (typeof MAPPED_TABLES)[number]

/** Columns that a list may name. */
const MOST_COLUMNS = 300
const nameSchema = z.string().min(1).max(500)

/** What the columns of somebody's list mean. */
export const columnMappingSchema = z.strictObject({
  table: z.enum(MAPPED_TABLES),
  /** Ours to theirs: `started_at: "Start"`. */
  columns: z.record(nameSchema, nameSchema),
  /** Ours, the same for every row: `severity: "minor"`. */
  values: z.record(nameSchema, z.string().max(500)).default({}),
  /** Their word for a severity to ours; left out: by its number, or as usual. */
  severities: z.record(nameSchema, z.enum(SEVERITIES)).optional(),
})
export type ColumnMapping = z.infer<typeof columnMappingSchema>

/** A mapping as a person said it, with the header that it is for: asked once, and remembered for every list with the same. */
export const statedColumnsSchema = z.strictObject({
  header: z.array(nameSchema).min(1).max(MOST_COLUMNS),
  mapping: columnMappingSchema,
})
export type StatedColumns = z.infer<typeof statedColumnsSchema>

/** The columns of a list, and what they are taken to mean until somebody says otherwise. */
export const columnQuestionSchema = z.object({
  header: z.array(z.object({ name: z.string(), example: z.string() })),
  tables: z.array(
    z.object({ name: z.enum(MAPPED_TABLES), required: z.array(z.string()), optional: z.array(z.string()) }),
  ),
  mapping: columnMappingSchema,
  /** Words for severities in it that mean nothing yet, in the order in which they come. */
  unknownSeverities: z.array(z.string()),
  /** Somebody has said so; else it is guessed by the names. */
  isKnown: z.boolean(),
})
export type ColumnQuestion = z.infer<typeof columnQuestionSchema>
