import { z } from 'zod'
import { FIELD_GROUPS } from '../evidence/outage/source-order.ts'
import { SEVERITIES } from '../evidence/severity.ts'
import { idSchema } from './project.ts'

/** More incidents than that are not one outage, nor decided about at once. */
const MOST_TOGETHER = 50

/** Incidents in groups, by id; each group is one outage, or one incident by itself. */
const groupsSchema = z
  .array(z.array(idSchema).min(1, 'name at least one incident'))
  .min(1, 'name at least one incident')
  .refine((groups) => groups.flat().length <= MOST_TOGETHER, { error: `at most ${MOST_TOGETHER} incidents at once` })
  .refine((groups) => new Set(groups.flat()).size === groups.flat().length, { error: 'every incident once' })

const pairSchema = z.tuple([idSchema, idSchema])

/**
 * Which of some incidents are one outage. `was`: how they are grouped as the asker knows; `now`: how they shall be; the
 * first of a group names the outage. `apart`: pairs of them that are not to be proposed, nor merged by rule, from now on.
 */
export const regroupingSchema = z
  .strictObject({ was: groupsSchema, now: groupsSchema, apart: z.array(pairSchema).max(2_000) })
  .refine(({ was, now }) => sameIds(was, now), {
    path: ['now'],
    error: 'must hold the same incidents as "was", each of them once',
  })
  .refine(({ now, apart }) => apart.every(([one, other]) => groupOf(now, one) !== groupOf(now, other)), {
    path: ['apart'],
    error: 'each pair must be of two incidents in different groups of "now"',
  })
export type RegroupingRequest = z.infer<typeof regroupingSchema>

/** What is kept now, and `former`, which sent in turn undoes it. */
export const regroupedSchema = z.object({
  now: z.array(z.array(z.string())),
  apart: z.array(pairSchema),
  former: z.object({
    was: z.array(z.array(z.string())),
    now: z.array(z.array(z.string())),
    apart: z.array(pairSchema),
  }),
})
export type Regrouped = z.infer<typeof regroupedSchema>

/** What somebody who weighs whether incidents are one outage sees of each. */
export const weighedIncidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  severity: z.enum(SEVERITIES),
  services: z.array(z.string()),
})
export type WeighedIncident = z.infer<typeof weighedIncidentSchema>

/** An incident, or an outage of several, as a proposal shows it. */
const proposedIncidentSchema = weighedIncidentSchema.extend({
  /** Every incident that counts as this one; itself alone where it was not merged. */
  members: z.array(z.string()),
  sources: z.array(z.string()),
})

export const proposedOutageSchema = z.object({
  /** Earliest first. */
  incidents: z.array(proposedIncidentSchema),
  reason: z.string(),
  /** One names another's id or address. */
  isNamed: z.boolean(),
})
export type ProposedOutageRow = z.infer<typeof proposedOutageSchema>

const sourcesInOrder = z
  .array(idSchema)
  .max(1_000)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'every source once' })

/** Ids of sources for each group of fields, the one to believe first. */
export const sourceOrderSchema = z.strictObject({
  times: sourcesInOrder,
  impact: sourcesInOrder,
  words: sourcesInOrder,
})

export const sourceOrderAnswerSchema = z.object({
  order: sourceOrderSchema,
  /** The order by type of source, which holds where nobody said otherwise. */
  usual: sourceOrderSchema,
  /** Groups of fields whose order a person stated. */
  stated: z.array(z.enum(FIELD_GROUPS)),
})
export type SourceOrderAnswer = z.infer<typeof sourceOrderAnswerSchema>

export const outagesSchema = z.object({
  /** How many are proposed in all; `proposals` may hold fewer, the likeliest. */
  proposed: z.number().int(),
  proposals: z.array(proposedOutageSchema),
  /** Outages that several incidents tell of already, and how many incidents those are. */
  merged: z.object({ outages: z.number().int(), incidents: z.number().int() }),
  /** What names another counts as one with it unasked. */
  mergesNamed: z.boolean(),
  /** Those that tell of incidents. */
  sources: z.array(z.object({ id: z.string(), title: z.string() })),
})
export type OutagesAnswer = z.infer<typeof outagesSchema>

const sameIds = (one: readonly (readonly string[])[], other: readonly (readonly string[])[]): boolean =>
  JSON.stringify(one.flat().toSorted()) === JSON.stringify(other.flat().toSorted())

const groupOf = (groups: readonly (readonly string[])[], id: string): number =>
  groups.findIndex((group) => group.includes(id))
