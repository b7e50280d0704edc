import { z } from 'zod'

/** What changed since a day and why, as Markdown to be read anywhere. */
export const digestSchema = z.object({
  since: z.string(),
  asOf: z.string(),
  lens: z.string(),
  title: z.string(),
  markdown: z.string(),
})
export type Digest = z.infer<typeof digestSchema>

/** Mondays at seven, UTC. */
export const DIGEST_SCHEDULE = '0 7 * * 1'

/** Where the digest is sent to, and when: the address is a secret, since whoever has it can post there. */
export const digestHookSaveSchema = z.strictObject({
  address: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://hooks.example.com/...' })
    .max(2_000),
  /** A cron pattern in UTC. */
  schedule: z.string().min(1).max(100).default(DIGEST_SCHEDULE),
  /** A lens id; null: the first. */
  lens: z.string().min(1).nullable().default(null),
})

/** By which lens it is sent now; null: the first. */
export const digestSendSchema = z.strictObject({ lens: z.string().min(1).nullable().default(null) })

/** How sending went. */
export const digestDeliverySchema = z.object({
  id: z.number().int(),
  sentAt: z.string(),
  ok: z.boolean(),
  /** "answered 200", or what went wrong. */
  detail: z.string(),
})

export const digestHookSchema = z.object({
  /** Null: nothing is sent, as when it was never switched on. */
  hook: z
    .object({
      /** Of the address, which itself is shown to nobody. */
      host: z.string(),
      schedule: z.string(),
      lens: z.string().nullable(),
      nextAt: z.string().nullable(),
    })
    .nullable(),
  /** The newest first. */
  deliveries: z.array(digestDeliverySchema),
})
export type DigestHookReport = z.infer<typeof digestHookSchema>
