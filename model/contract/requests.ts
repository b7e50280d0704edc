import { z } from 'zod'
import { ASKING_FUNCTIONS } from '../evidence/demand.ts'
import { REQUEST_STATES } from '../evidence/request-standing.ts'
import { readQuarter } from '../portfolio/quarter.ts'
import { idSchema } from './project.ts'
import { LONGEST_NEED, LONGEST_NEED_TITLE, LONGEST_REASON, LONGEST_TITLE } from './text-limits.ts'
import { chanceSchema } from './three-point.ts'

/** More are sent in several requests. */
const MOST_AT_ONCE = 1_000
const MOST_ACCOUNTS = 200

const functionSchema = z.enum(ASKING_FUNCTIONS)
const nameSchema = z.string().trim().min(1).max(LONGEST_TITLE).nullable()
const accountsSchema = z.array(idSchema).max(MOST_ACCOUNTS, `name at most ${MOST_ACCOUNTS} accounts`)
const quarterSchema = z
  .string()
  .refine((quarter) => readQuarter(quarter).ok, { error: 'write a quarter as 2026Q4' })
  .transform((quarter) => quarter.replace('-', '').toUpperCase())

/** A need as somebody files it: what hurts is enough. */
export const newRequestSchema = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, 'say in a sentence what hurts')
    .max(LONGEST_NEED_TITLE, `at most ${LONGEST_NEED_TITLE} characters; the rest goes into the description`),
  description: z.string().trim().min(1).max(LONGEST_NEED).nullable().default(null),
  /** Who asks; whoever files it when left out. */
  requestedBy: nameSchema.default(null),
  askedFrom: functionSchema.nullable().default(null),
  service: idSchema.nullable().default(null),
  accounts: accountsSchema.default([]),
  atStake: z.number().min(0, 'what is at stake is 0 or more').max(1e15).nullable().default(null),
  chanceOfLoss: chanceSchema.nullable().default(null),
})
export type NewRequest = z.infer<typeof newRequestSchema>

/** Whoever has the same need; by name of the account that asks when left out. */
export const joinRequestSchema = z.strictObject({
  name: nameSchema.default(null),
  askedFrom: functionSchema.nullable().default(null),
  accounts: accountsSchema.default([]),
})
export type JoinRequest = z.infer<typeof joinRequestSchema>

const notInSchema = z.strictObject({
  quarter: quarterSchema,
  reason: z.string().trim().min(1, 'say why, for whoever asked').max(LONGEST_REASON),
})

/** What is said of requests in a triage; of what is left out nothing changes. */
const triageSchema = z.strictObject({
  service: idSchema.nullable().optional(),
  project: idSchema.nullable().optional(),
  notIn: notInSchema.nullable().optional(),
  closed: z.boolean().optional(),
})
export type Triage = z.infer<typeof triageSchema>

export const requestsAmendmentSchema = z.strictObject({
  requests: z
    .array(z.strictObject({ id: idSchema, revision: z.number().int().min(0) }))
    .min(1, 'name at least one request')
    .max(MOST_AT_ONCE, `at most ${MOST_AT_ONCE} requests at once`)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'every request once' }),
  changes: triageSchema.refine((changes) => Object.keys(changes).length > 0, {
    error: 'say at least one thing of them',
  }),
})
export type RequestsAmendment = z.infer<typeof requestsAmendmentSchema>

const joinedSchema = z.object({
  person: z.number().int().nullable(),
  name: z.string().nullable(),
  askedFrom: functionSchema.nullable(),
  accounts: z.array(z.string()),
  at: z.string(),
})

/** What people said of a request, as it is kept. */
export const requestChangesSchema = z.strictObject({
  service: z.string().nullable().optional(),
  project: z.string().nullable().optional(),
  notIn: z.object({ quarter: z.string(), reason: z.string() }).nullable().optional(),
  closedAt: z.string().nullable().optional(),
  joined: z.array(joinedSchema).optional(),
})

const titled = z.object({ id: z.string(), title: z.string() })

export const boardRequestSchema = z.object({
  id: z.string(),
  /** "people": filed here. */
  source: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  requestedBy: z.string().nullable(),
  askedFrom: functionSchema.nullable(),
  service: z.string().nullable(),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  people: z.number().int(),
  /** What an account pays a year is null for one that nobody knows. */
  accounts: z.array(titled.extend({ annualRevenue: z.number().nullable() })),
  atStake: z.number().nullable(),
  chanceOfLoss: chanceSchema.nullable(),
  /** Its weight as demand, in points. */
  points: z.number(),
  /** Filed or joined by whoever asks. */
  mine: z.boolean(),
  joined: z.array(joinedSchema.omit({ person: true })),
  state: z.enum(REQUEST_STATES),
  /** Where it stands and why, in a sentence. */
  words: z.string(),
  plan: titled.extend({ quarter: z.string() }).nullable(),
  project: titled.nullable(),
  /** Projects that state a chance to close it, whatever anybody decided. */
  reachedBy: z.array(titled),
  notIn: z.object({ quarter: z.string(), reason: z.string() }).nullable(),
  revision: z.number().int(),
})
export type BoardRequest = z.infer<typeof boardRequestSchema>

/** Every open need and those of whoever asks, with all that a need can be given to. */
export const requestBoardSchema = z.object({
  asOf: z.string(),
  /** The next one to plan, "2026Q4". */
  quarter: z.string(),
  currency: z.string().nullable(),
  requests: z.array(boardRequestSchema),
  projects: z.array(titled),
  services: z.array(titled),
  accounts: z.array(titled),
})
export type RequestBoard = z.infer<typeof requestBoardSchema>

export const similarRequestsSchema = z.object({
  similar: z.array(z.object({ request: boardRequestSchema, overlap: z.number(), reason: z.string() })),
})
export type SimilarRequests = z.infer<typeof similarRequestsSchema>

/** With the open needs that it may be a copy of. */
export const filedRequestSchema = similarRequestsSchema.extend({ request: boardRequestSchema })
export const keptRequestsSchema = z.object({ requests: z.array(boardRequestSchema) })
