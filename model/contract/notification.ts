import { z } from 'zod'

const NOTIFICATION_KINDS = ['need', 'comment', 'estimates', 'decision', 'risk', 'silence', 'plan'] as const

export const notificationSchema = z.object({
  /** The same as long as it tells of the same. */
  id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  at: z.iso.datetime(),
  words: z.string(),
  /** What it leads to: the id of a need, a source or a committed plan, else that of a project. */
  subject: z.string(),
  /** "2026Q4", of a decision; null for everything else. */
  quarter: z.string().nullable(),
  isNew: z.boolean(),
})
export type Notification = z.infer<typeof notificationSchema>

export const notificationsSchema = z.object({
  /** The newest first. */
  notifications: z.array(notificationSchema),
  unread: z.number().int(),
})
export type NotificationsReport = z.infer<typeof notificationsSchema>

/** Everything up to a moment was seen. */
export const notificationsSeenSchema = z.strictObject({ until: z.iso.datetime() })
