import { z } from 'zod'
import { DECISION_OUTCOMES } from '../evidence/decision.ts'
import { LONGEST_DECISION_REASON, LONGEST_TITLE } from './text-limits.ts'

/** What is decided of a project for a quarter. */
export const decisionFields = {
  outcome: z.enum(DECISION_OUTCOMES),
  /** Who sees to it. */
  owner: z.string().trim().min(1, 'say who sees to it').max(LONGEST_TITLE),
  reason: z.string().trim().min(1, 'say why, so that nobody has to ask again').max(LONGEST_DECISION_REASON),
  /** The last day on which an accepted risk holds, "2026-12-31"; null for everything else. */
  expiresOn: z.iso.date('write the day as 2026-12-31').nullable(),
}

const decidedSchema = z.strictObject(decisionFields).superRefine(({ outcome, expiresOn }, context) => {
  const isRisk = outcome === 'risk accepted'
  if (isRisk === (expiresOn !== null)) return
  context.addIssue({
    code: 'custom',
    path: ['expiresOn'],
    message: isRisk
      ? 'a risk is accepted until a day: say until when'
      : 'only an accepted risk ends by itself; leave it null',
  })
})
export type Decided = z.infer<typeof decidedSchema>

/** A decision put in the place of the one with this revision, 0 where there is none; null takes it back. */
export const decisionSaveSchema = z.strictObject({
  revision: z.number().int().min(0),
  decision: decidedSchema.nullable(),
})

export const decisionSchema = z.object({
  /** "2026Q4" */
  quarter: z.string(),
  project: z.string(),
  /** As it was called then. */
  title: z.string(),
  revision: z.number().int(),
  /** Null where it was taken back. */
  decision: z.object(decisionFields).nullable(),
  decidedAt: z.iso.datetime(),
  /** Who recorded it; null on a server without accounts. */
  decidedBy: z.string().nullable(),
  /** The day of an accepted risk is over: it has to be looked at again. */
  isLapsed: z.boolean(),
})
export type Decision = z.infer<typeof decisionSchema>
export const decisionsSchema = z.object({ decisions: z.array(decisionSchema) })
