import { z } from 'zod'
import { ASSUMPTIONS, type AssumptionName } from '../assumption.ts'
import { ASSUMPTION_GROUPS } from '../assumptions/bounds.ts'
import { idSchema } from './project.ts'
import { weightsSchema } from './ranking.ts'
import { assumptionChangesSchema, lensChangesSchema, serviceChangesSchema, teamChangesSchema } from './setting.ts'

/** Where a value in force comes from: the model, a source other than the file, a person here, leverage.yaml, its own past quarters. */
export const SETTING_ORIGINS = ['default', 'calibration', 'source', 'person', 'file'] as const
export type SettingOrigin = (typeof SETTING_ORIGINS)[number]

const standing = {
  origin: z.enum(SETTING_ORIGINS),
  /** Of leverage.yaml, where it states this; from 1. */
  line: z.number().int().nullable(),
  /** A save must name it; 0: nobody has changed it here. */
  revision: z.number().int().min(0),
  /** When a person changed it here last; null when no change stands. */
  changedAt: z.string().nullable(),
}

const thing = {
  id: z.string(),
  ...standing,
  /** Who tells of it; null: a default, a component's name, or a person here. */
  source: z.string().nullable(),
  /** Fields that leverage.yaml states: they are changed there. */
  fixed: z.array(z.string()).readonly(),
  /** A person made it here: taking the change back removes it. */
  isMade: z.boolean(),
}

const serviceFields = z.object({
  title: z.string(),
  tier: z.number().nullable(),
  team: z.string().nullable(),
  trafficShare: z.number().nullable(),
  revenuePerMinute: z.number().nullable(),
  dependsOn: z.array(z.string()).readonly(),
})
const teamFields = z.object({ title: z.string(), capacity: z.number().nullable() })
const lensFields = z.object({ title: z.string(), weights: weightsSchema })

const uses = z.object({
  incidents: z.number().int(),
  objectives: z.number().int(),
  demand: z.number().int(),
  risks: z.number().int(),
  /** Projects with an effect that names it. */
  projects: z.number().int(),
})
export type ServiceUses = z.infer<typeof uses>

export const serviceSettingSchema = z.object({
  ...thing,
  value: serviceFields,
  told: serviceFields.nullable(),
  changes: serviceChangesSchema.nullable(),
  uses,
})
export type ServiceSetting = z.infer<typeof serviceSettingSchema>

export const teamSettingSchema = z.object({
  ...thing,
  value: teamFields,
  told: teamFields.nullable(),
  changes: teamChangesSchema.nullable(),
  services: z.number().int(),
  projects: z.number().int(),
  /** Engineer-weeks that its candidates and plans ask for, by their means. */
  asked: z.number(),
})
export type TeamSetting = z.infer<typeof teamSettingSchema>

export const lensSettingSchema = z.object({
  ...thing,
  value: lensFields,
  told: lensFields.nullable(),
  changes: lensChangesSchema.nullable(),
})
export type LensSetting = z.infer<typeof lensSettingSchema>

const assumptionNames = Object.keys(ASSUMPTIONS) as [AssumptionName, ...AssumptionName[]]
export const assumptionSettingSchema = z.object({
  name: z.enum(assumptionNames),
  title: z.string(),
  group: z.enum(ASSUMPTION_GROUPS),
  value: z.number(),
  default: z.number(),
  /** What holds when nobody sets it: what past quarters chose, else the default. */
  unset: z.number(),
  /** What argues for that choice; null where past quarters chose nothing. */
  learnt: z.string().nullable(),
  unit: z.string(),
  meaning: z.string(),
  /** Where the default comes from. */
  source: z.string(),
  link: z.string().nullable(),
  least: z.number(),
  most: z.number(),
  isWhole: z.boolean(),
  ...standing,
})
export type AssumptionSetting = z.infer<typeof assumptionSettingSchema>

/** A name in the evidence that no service has, and how often it is there. */
const undeclaredSchema = z.object({ id: z.string(), title: z.string(), uses })
export type UndeclaredService = z.infer<typeof undeclaredSchema>

export const settingsReportSchema = z.object({
  asOf: z.string(),
  /** The configuration file in force; null: there is none. */
  file: z.string().nullable(),
  currency: z.string().nullable(),
  services: z.array(serviceSettingSchema),
  undeclared: z.array(undeclaredSchema),
  teams: z.array(teamSettingSchema),
  lenses: z.array(lensSettingSchema),
  assumptions: z.array(assumptionSettingSchema),
})
export type SettingsReport = z.infer<typeof settingsReportSchema>

const revision = z.number().int().min(0)
/** A change put in the place of the one with this revision; null takes it back, and with it what a person made. */
const saveSchema = <Changes extends z.ZodType>(changes: Changes) =>
  z.strictObject({ revision, changes: changes.nullable() })
export const serviceSaveSchema = saveSchema(serviceChangesSchema)
export const teamSaveSchema = saveSchema(teamChangesSchema)
export const lensSaveSchema = saveSchema(lensChangesSchema)
export const assumptionSaveSchema = saveSchema(assumptionChangesSchema)

/** `former` is what was kept before: saved again with this revision, it undoes the save. */
const savedSchema = <Changes extends z.ZodType>(changes: Changes) =>
  z.object({ id: z.string(), revision, changes: changes.nullable(), former: changes.nullable() })
export const savedServiceSchema = savedSchema(serviceChangesSchema)
export const savedTeamSchema = savedSchema(teamChangesSchema)
export const savedLensSchema = savedSchema(lensChangesSchema)
export const savedAssumptionSchema = savedSchema(assumptionChangesSchema)

/** Several assumptions saved together, all of them or none. */
export const assumptionsSaveSchema = z.strictObject({
  assumptions: z
    .array(z.strictObject({ id: z.enum(assumptionNames), ...assumptionSaveSchema.shape }))
    .min(1, 'name at least one assumption')
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'every assumption once' }),
})
export const savedAssumptionsSchema = z.object({ assumptions: z.array(savedAssumptionSchema) })

/** What would be changed, one thing at a time. */
export const settingDraftSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('service'), id: idSchema, changes: serviceChangesSchema }),
  z.strictObject({ kind: z.literal('team'), id: idSchema, changes: teamChangesSchema }),
  z.strictObject({ kind: z.literal('lens'), id: idSchema, changes: lensChangesSchema }),
  z.strictObject({ kind: z.literal('assumption'), id: z.enum(assumptionNames), changes: assumptionChangesSchema }),
])
export type SettingDraft = z.infer<typeof settingDraftSchema>

const named = z.object({ id: z.string(), title: z.string() })
export const settingPreviewSchema = z.object({
  /** The lens that orders both. */
  lens: z.string(),
  /** How many projects compete. */
  of: z.number().int(),
  /** Projects that change their place, the best new place first. */
  moved: z.array(named.extend({ from: z.number().int(), to: z.number().int() })),
  /** Projects that come above the cut line, and that fall below it. */
  enters: z.array(named),
  leaves: z.array(named),
})
export type SettingPreview = z.infer<typeof settingPreviewSchema>
