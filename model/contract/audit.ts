import { z } from 'zod'
import { AUDIT_ACTIONS, AUDIT_KINDS, AUDIT_VIAS } from './audit-kinds.ts'

export const auditEntrySchema = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  /** Null where no account made the change. */
  person: z.object({ handle: z.string(), name: z.string() }).nullable(),
  /** Whom a command line named; null elsewhere. */
  name: z.string().nullable(),
  via: z.enum(AUDIT_VIAS),
  action: z.enum(AUDIT_ACTIONS),
  kind: z.enum(AUDIT_KINDS),
  subject: z.string(),
  /** Whom the subject is about, where it is a person: the log itself holds no name. */
  about: z.object({ handle: z.string(), name: z.string() }).nullable(),
  before: z.unknown(),
  after: z.unknown(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), total: z.number().int() })
export type AuditPage = z.infer<typeof auditPageSchema>
