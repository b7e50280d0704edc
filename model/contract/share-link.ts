import { z } from 'zod'
import { LONGEST_LINK_DAYS } from './access-limits.ts'
import { committedPlanSchema } from './committed-plan.ts'

export const newShareLinkSchema = z.strictObject({
  /** The id of a committed plan. */
  plan: z.string().min(1),
  /** Days from now. */
  days: z.number().int().min(1).max(LONGEST_LINK_DAYS, `must be at most ${LONGEST_LINK_DAYS} days`),
})

export const shareLinkSchema = z.object({
  id: z.number().int(),
  plan: z.string(),
  /** Who made it; null where nobody has an account. */
  by: z.string().nullable(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})
export const shareLinksSchema = z.object({ links: z.array(shareLinkSchema) })
export type ShareLinkReport = z.infer<typeof shareLinkSchema>

/** What a link opens: the plan, and whose it is, since nothing else there says so. */
export const sharedPlanSchema = committedPlanSchema.extend({ company: z.string().nullable(), isDemo: z.boolean() })

/** The address is shown this once. */
export const madeShareLinkSchema = z.object({ link: shareLinkSchema, address: z.string() })
