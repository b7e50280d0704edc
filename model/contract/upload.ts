import { z } from 'zod'
import { columnMappingSchema, columnQuestionSchema, statedColumnsSchema } from './column-mapping.ts'
import { syncRunSchema } from './source.ts'
import { previewRowSchema } from './source-setup.ts'

/** Characters of a file that a screen takes; larger ones are for the command line, which reads them as a stream. */
export const LARGEST_UPLOAD = 8_000_000

const uploadedFileSchema = z.strictObject({
  /** Its ending says how it is read. */
  name: z.string().min(1).max(200),
  text: z.string().min(1, 'the file is empty').max(LARGEST_UPLOAD, `a file may hold ${LARGEST_UPLOAD} characters here`),
})

/** A file to look at; nothing of it is kept. */
export const uploadPreviewRequestSchema = uploadedFileSchema.extend({
  /** What its columns mean, where that is not to be guessed. */
  mapping: columnMappingSchema.optional(),
})
export type UploadPreviewRequest = z.infer<typeof uploadPreviewRequestSchema>
export type UploadedFile = z.infer<typeof uploadedFileSchema>

/** A row that would wait in quarantine. */
const wrongRowSchema = z.object({
  location: z.string(),
  line: z.number().int().nullable(),
  /** The column that is wrong; null when it is the row as a whole. */
  column: z.string().nullable(),
  reason: z.string(),
})
export type WrongRow = z.infer<typeof wrongRowSchema>

/** What a file holds and how its rows would be taken in. */
export const uploadPreviewSchema = z.object({
  /** The connector that reads it: "csv". */
  type: z.string(),
  /** What it would become, the most frequent first: "incident". */
  kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  rows: z.array(previewRowSchema),
  wrong: z.array(wrongRowSchema),
  wrongInAll: z.number().int(),
  /** Sources that already hold such files, by id: importing under one of them updates its rows. */
  sources: z.array(z.string()),
  /** What its columns mean; null when they are our own. */
  columns: columnQuestionSchema.nullable(),
})
export type UploadPreview = z.infer<typeof uploadPreviewSchema>

export const uploadRequestSchema = uploadedFileSchema.extend({
  /** The id that rows are kept under. */
  source: z
    .string()
    .min(1, 'name what the rows are kept under')
    .max(60)
    .regex(/^[a-z0-9][a-z0-9._-]*$/, 'use lower-case letters, digits, dots and dashes'),
  /** What its columns mean, to be remembered; left out: as it is remembered. */
  columns: statedColumnsSchema.optional(),
  /** The demo company makes room for one's own data; needed while it is loaded. */
  replaceDemo: z.boolean().optional(),
})
export type UploadRequest = z.infer<typeof uploadRequestSchema>

export const uploadResultSchema = z.object({ run: syncRunSchema })
