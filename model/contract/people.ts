import { z } from 'zod'
import { roleSchema, scopeSchema } from './access.ts'
import { LONGEST_TOKEN_DAYS } from './access-limits.ts'
import { LONGEST_NAME } from './text-limits.ts'

/** As in an address or a mention: ada, ada.lovelace. */
export const handleSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'must be letters, digits, dots, dashes, such as ada.lovelace')
const nameSchema = z.string().trim().min(1, 'must not be empty').max(LONGEST_NAME)
const passwordSchema = z.string().max(1_000)
const secretSchema = z.string().min(1).max(200)
const moment = z.iso.datetime()

/** Who asks, what they may do, and how one signs in here. */
export const visitorSchema = z.object({
  kind: z.enum(['local', 'person', 'token', 'link', 'nobody']),
  person: z.object({ handle: z.string(), name: z.string() }).nullable(),
  role: roleSchema.nullable(),
  scopes: z.array(scopeSchema),
  /** Signs in with a password, and so can change it. */
  hasPassword: z.boolean(),
  /** What the identity provider is called; null without one. */
  provider: z.string().nullable(),
  /** Others can reach this server: links into it mean something to them. */
  isShared: z.boolean(),
})
export type VisitorReport = z.infer<typeof visitorSchema>

export const signInSchema = z.strictObject({ handle: z.string().min(1).max(200), password: passwordSchema })

export const invitationSecretSchema = z.strictObject({ secret: secretSchema })
/** Whom an invitation is for: the first owner, who chooses a handle, or somebody who has one. */
export const invitationSchema = z.object({
  owner: z.boolean(),
  handle: z.string().nullable(),
  name: z.string().nullable(),
})
export const acceptanceSchema = z.strictObject({
  secret: secretSchema,
  password: passwordSchema,
  /** For the first owner. */
  handle: handleSchema.optional(),
  name: nameSchema.optional(),
})

export const passwordChangeSchema = z.strictObject({ current: passwordSchema, next: passwordSchema })

export const personSchema = z.object({
  handle: z.string(),
  name: z.string(),
  role: roleSchema,
  hasPassword: z.boolean(),
  isProvided: z.boolean(),
  createdAt: moment,
  signedInAt: moment.nullable(),
  disabledAt: moment.nullable(),
  /** Places where they are signed in now. */
  sessions: z.number().int(),
  /** Tokens that still work. */
  tokens: z.number().int(),
})
export type PersonReport = z.infer<typeof personSchema>
export const peopleSchema = z.object({ people: z.array(personSchema) })

export const newPersonSchema = z.strictObject({ handle: handleSchema, name: nameSchema, role: roleSchema })
export const personChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  role: roleSchema.optional(),
  disabled: z.boolean().optional(),
})
/** A link that is shown this once. */
export const linkSchema = z.object({ link: z.string(), expiresAt: moment })
export const invitedSchema = z.object({ person: personSchema, invitation: linkSchema })

export const ownSessionSchema = z.object({
  id: z.number().int(),
  beganAt: moment,
  usedAt: moment,
  expiresAt: moment,
  /** The one that asks. */
  isThis: z.boolean(),
})
export const ownSessionsSchema = z.object({ sessions: z.array(ownSessionSchema) })
export type OwnSession = z.infer<typeof ownSessionSchema>

export const newTokenSchema = z.strictObject({
  title: z.string().trim().min(1, 'must not be empty').max(LONGEST_NAME),
  role: roleSchema,
  scopes: z.array(scopeSchema).min(1, 'must name at least one scope'),
  /** Days from now. */
  days: z.number().int().min(1).max(LONGEST_TOKEN_DAYS, `must be at most ${LONGEST_TOKEN_DAYS} days`),
})
export const tokenSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  role: roleSchema,
  scopes: z.array(scopeSchema),
  owner: z.string(),
  madeAt: moment,
  expiresAt: moment,
  usedAt: moment.nullable(),
  revokedAt: moment.nullable(),
})
export type TokenReport = z.infer<typeof tokenSchema>
export const tokensSchema = z.object({ tokens: z.array(tokenSchema) })
/** The secret is shown this once. */
export const madeTokenSchema = z.object({ token: tokenSchema, secret: z.string() })

export const erasedSchema = z.object({
  /** How many rows of each table named the person. */
  rows: z.record(z.string(), z.number().int()),
  /** Sources that named them, and will again unless they are erased there too. */
  sources: z.array(z.string()),
})
export type Erased = z.infer<typeof erasedSchema>

/** Where an erased person may still be named. */
export const NOT_ERASED =
  'Backups made before may still name them, and so may titles in the evidence that a committed plan froze, which never changes.'
