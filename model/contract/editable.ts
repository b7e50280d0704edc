import { z } from 'zod'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import type { IncidentChanges, ProjectChanges } from '../evidence/edit.ts'
import type { Project } from '../evidence/project.ts'
import { incidentChangesSchema, projectChangesSchema, shareSchema } from './edit.ts'
import { idSchema, projectFields, projectSchema } from './project.ts'

/** Grows with every save, also with one that takes the edit back; 0: nobody has edited it yet. */
const revisionSchema = z.number().int().min(0)

/** An edit put in the place of the one with this revision; null takes it back. A field that is left out is the source's again. */
export const incidentSaveSchema = z.strictObject({
  revision: revisionSchema,
  changes: incidentChangesSchema.nullable(),
})
export const projectSaveSchema = z.strictObject({ revision: revisionSchema, changes: projectChangesSchema.nullable() })

/** More are sent in several requests. */
const MOST_AT_ONCE = 1_000
const many = <Entry extends z.ZodType<{ readonly id: string }>>(entry: Entry) =>
  z
    .array(entry)
    .min(1, 'name at least one incident')
    .max(MOST_AT_ONCE, `at most ${MOST_AT_ONCE} incidents at once`)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'every incident once' })

/** The same said of many incidents, over what people said of each before: of other fields nothing changes. */
export const incidentsAmendmentSchema = z.strictObject({
  incidents: many(z.strictObject({ id: idSchema, revision: revisionSchema })),
  changes: incidentChangesSchema.refine((changes) => Object.keys(changes).length > 0, {
    error: 'say at least one thing of them',
  }),
})

/** Many edits, each put in the place of the one with its revision. */
export const incidentsSaveSchema = z.strictObject({
  incidents: many(incidentSaveSchema.extend({ id: idSchema })),
})

/** A project that a person makes; its id is made of its title. */
const { id: _, effortAssumed: __, description, url, status, effects, dependsOn, ...stated } = projectFields
export const newProjectSchema = z.strictObject({
  ...stated,
  description: description.default(null),
  status: status.default('candidate'),
  url: url.default(null),
  effects: effects.default([]),
  dependsOn: dependsOn.default([]),
})
export type NewProject = z.infer<typeof newProjectSchema>

const incidentChanges: z.ZodType<IncidentChanges> = incidentChangesSchema
const projectChanges: z.ZodType<ProjectChanges> = projectChangesSchema
const project: z.ZodType<Project> = projectSchema

/** What a person said, what the source had said of the same fields, and which of them it has changed since. */
const editOf = <Changes extends z.ZodType>(changes: Changes) =>
  z.object({
    changes,
    told: z.record(z.string(), z.unknown()),
    editedAt: z.string(),
    /** Fields for which both versions should be shown. */
    apart: z.array(z.string()),
  })

/** An incident in the terms in which a person may change it. */
const changeableIncident: z.ZodType<Required<IncidentChanges>> = z.object({
  cause: z.enum(INCIDENT_CAUSES),
  /** "unmapped": of no known service. */
  services: z.array(z.string()),
  share: shareSchema.nullable(),
  durationConfirmed: z.boolean(),
  risk: z.string().nullable(),
})

export const editableIncidentSchema = z.object({
  id: z.string(),
  source: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  startedAt: z.string(),
  /** As it counts: what the source and the rules say, and the edit over that. */
  value: changeableIncident,
  /** What the source and the rules say now. */
  told: changeableIncident,
  /** Nobody stated or confirmed the cause: words in title and updates suggest it. */
  causeSuggested: z.boolean(),
  revision: revisionSchema,
  edit: editOf(incidentChanges).nullable(),
})
export type EditableIncident = z.infer<typeof editableIncidentSchema>

export const editableProjectSchema = z.object({
  id: z.string(),
  /** "configuration": leverage.yaml; null: only a RICE sheet names it. */
  source: z.string().nullable(),
  /** As it counts: what the source says, and the edit over that. */
  value: project,
  /** What the source says now. */
  told: project,
  revision: revisionSchema,
  edit: editOf(projectChanges).nullable(),
})
export type EditableProject = z.infer<typeof editableProjectSchema>

/** `former` is the edit before this save: saved again with the new revision, it undoes this one. */
export const savedIncidentSchema = editableIncidentSchema.extend({ former: incidentChanges.nullable() })
export type SavedIncident = z.infer<typeof savedIncidentSchema>
export const savedProjectSchema = editableProjectSchema.extend({ former: projectChanges.nullable() })
export type SavedProject = z.infer<typeof savedProjectSchema>

export const savedIncidentsSchema = z.object({ incidents: z.array(savedIncidentSchema).readonly() })
