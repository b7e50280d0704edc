import { z } from 'zod'

/** Hours between two changes of one comment at least: whoever follows an issue is told of each. */
export const COMMENT_REST_HOURS = 6

/**
 * waiting: nothing is written yet. kept: in step. deleted, taken over: somebody took the comment away, or everything by which
 * we know it, and it is left so. failed: it is tried again.
 */
export const ISSUE_LINK_STATES = ['waiting', 'kept', 'deleted', 'taken over', 'failed'] as const
export type IssueLinkState = (typeof ISSUE_LINK_STATES)[number]

/** Why a project moved last, told until it moves again. */
export const lastMoveSchema = z.object({ cause: z.string().nullable(), words: z.string() })
export type LastMove = z.infer<typeof lastMoveSchema>

const ISSUE = /^(?:https?:\/\/[^/\s]+\/)?([\w.-]+\/[\w.-]+)(?:#|\/issues\/)(\d{1,9})$/

/** "acme/shop#12", or the address of an issue's page, as repository and number; null for anything else. */
export function readIssue(text: string): { readonly repository: string; readonly number: number } | null {
  const [, repository, number] = ISSUE.exec(text.trim().replace(/[?].*$|#issuecomment.*$|\/+$/g, '')) ?? []
  return repository === undefined || Number(number) === 0 ? null : { repository, number: Number(number) }
}

/** On which issue a project keeps its comment. */
export const issueLinkSaveSchema = z.strictObject({
  issue: z
    .string()
    .max(300)
    .refine((text) => readIssue(text) !== null, {
      error: 'write the issue as owner/name#12, or give the address of its page',
    }),
})

export const issueLinkSchema = z.object({
  /** Whether comments are written at all. */
  isOn: z.boolean(),
  /** The issue that the project came from, "acme/shop#12"; null where it came from none. */
  origin: z.string().nullable(),
  link: z
    .object({
      issue: z.string(),
      /** Of its page. */
      address: z.string(),
      /** Of the comment; null where there is none. */
      comment: z.string().nullable(),
      state: z.enum(ISSUE_LINK_STATES),
      writtenAt: z.string().nullable(),
      /** What went wrong, and what can be done. */
      fault: z.string().nullable(),
      retryAt: z.string().nullable(),
    })
    .nullable(),
})
export type IssueLinkReport = z.infer<typeof issueLinkSchema>

/** With what comments are written: a token of its own, never that of a source. */
export const issueWriterSaveSchema = z.strictObject({
  token: z.string().trim().min(1, 'give a token that may write issues').max(500),
  /** Of GitHub Enterprise; null: github.com. */
  server: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://github.example.com' })
    .max(500)
    .nullable()
    .default(null),
})

export const issueWriterSchema = z.object({
  /** Null: switched off, as when it was never switched on. */
  writer: z.object({ server: z.string(), setAt: z.string() }).nullable(),
  /** How many projects keep a comment in each state. */
  links: z.record(z.enum(ISSUE_LINK_STATES), z.number().int()),
})
export type IssueWriterReport = z.infer<typeof issueWriterSchema>
