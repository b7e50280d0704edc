import { z } from 'zod'
import { instantSchema, textSchema } from '../json-row.ts'

/** Numbers became strings in other APIs before. */
const wholeNumber = z.union([z.int().positive(), z.string().regex(/^[1-9]\d*$/)], {
  error: 'expected a whole number',
})

const personSchema = z.object({ login: textSchema, type: z.string().nullish() })
export type GithubPerson = z.infer<typeof personSchema>

/** One issue of GitHub's REST API, as far as we read it. */
export const issueSchema = z.object({
  id: wholeNumber,
  number: wholeNumber,
  title: textSchema,
  state: z.enum(['open', 'closed']),
  /** Null while open, and for what was closed before GitHub asked why. */
  state_reason: z.string().nullish(),
  body: z.string().nullish(),
  created_at: instantSchema,
  updated_at: instantSchema,
  closed_at: instantSchema.nullish(),
  /** Null when the account is gone. */
  user: personSchema.nullish(),
  assignee: personSchema.nullish(),
  assignees: z.array(personSchema).nullish(),
  labels: z.array(z.union([textSchema, z.object({ name: textSchema.nullish() })])).nullish(),
  html_url: z.string().nullish(),
  repository_url: z.string().nullish(),
})
export type GithubIssue = z.infer<typeof issueSchema>

/** The API lists pull requests among the issues. */
export function isPullRequest(content: unknown): boolean {
  const pullRequest = (content as { pull_request?: unknown } | null)?.pull_request
  return pullRequest !== undefined && pullRequest !== null
}
