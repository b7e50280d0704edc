import { z } from 'zod'

/** Characters of a comment at most: what is longer belongs in a document that it can point at. */
export const LONGEST_COMMENT = 4_000

const commentText = z.string().trim().min(1, 'say something').max(LONGEST_COMMENT)

export const newCommentSchema = z.strictObject({ text: commentText })
/** What a comment is to say now, and the revision that it was made from. */
export const commentSaveSchema = z.strictObject({ text: commentText, revision: z.number().int().min(1) })

/** What somebody said of a project: plain text. */
export const commentSchema = z.object({
  id: z.number().int(),
  project: z.string(),
  /** Who wrote it; null for whoever runs a server without accounts. */
  by: z.object({ handle: z.string(), name: z.string() }).nullable(),
  revision: z.number().int(),
  text: z.string(),
  writtenAt: z.string(),
  editedAt: z.string().nullable(),
  /** Whether whoever asks wrote it, and may word it anew. */
  mayEdit: z.boolean(),
  mayRemove: z.boolean(),
})
export type ReportedComment = z.infer<typeof commentSchema>

/** In the order in which they were written. */
export const commentsSchema = z.object({ comments: z.array(commentSchema) })
