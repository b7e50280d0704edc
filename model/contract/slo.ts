import { z } from 'zod'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import { PROVENANCES } from '../evidence/provenance.ts'
import { BUDGETING_METHODS, WINDOW_KINDS } from '../evidence/slo.ts'

const useSchema = z.object({ budget: z.number(), consumed: z.number(), remaining: z.number() })

/** An objective in its window; what each field means stands at `SloMeasurement`. */
const measurementSchema = z.object({
  windowStart: z.string(),
  windowEnd: z.string(),
  isStartAssumed: z.boolean(),
  knownMinutes: z.number(),
  unknownMinutes: z.number(),
  aheadMinutes: z.number(),
  unjudgedMinutes: z.number(),
  coarseMinutes: z.number(),
  isFullyCovered: z.boolean(),
  reliability: z.number().nullable(),
  reliabilityLeast: z.number().nullable(),
  reliabilityMost: z.number().nullable(),
  isMet: z.boolean().nullable(),
  burnRate: z.number().nullable(),
  consumedShare: z.number().nullable(),
  minutes: useSchema.nullable(),
  events: useSchema.nullable(),
})

const alertSchema = z.object({
  action: z.enum(['page', 'ticket']),
  longHours: z.number(),
  shortMinutes: z.number(),
  budgetShare: z.number(),
  threshold: z.number(),
  longBurnRate: z.number().nullable(),
  shortBurnRate: z.number().nullable(),
  isAlerting: z.boolean().nullable(),
  isReachable: z.boolean(),
})

const overspent = { minutes: z.number(), limit: z.number(), share: z.number() }
const provenance = z.enum(PROVENANCES)
const flagSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('IncidentOverLimit'), incident: z.string(), provenance, ...overspent }),
  z.object({
    type: z.literal('CauseOverLimit'),
    cause: z.enum(INCIDENT_CAUSES),
    incidents: z.array(z.string()).readonly(),
    provenance,
    ...overspent,
  }),
  z.object({ type: z.literal('RiskOverLimit'), risk: z.string(), ...overspent }),
])

/** An objective and what became of its budget. */
export const sloSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The service as the objective names it, and its id; null when no service of this installation is called so. */
  statedService: z.string(),
  service: z.string().nullable(),
  objective: z.number(),
  windowDays: z.number(),
  windowKind: z.enum(WINDOW_KINDS),
  budgetingMethod: z.enum(BUDGETING_METHODS),
  timeSliceTarget: z.number().nullable(),
  timeSliceMinutes: z.number().nullable(),
  /** Minutes of full outage that the whole window allows. */
  budgetMinutes: z.number(),
  /** The series that tells; null when nothing measures the objective, and then so is the measurement. */
  indicator: z.string().nullable(),
  /** When it was read: at the end of the last bucket, unless telemetry stopped longer ago. */
  asOf: z.string(),
  knownUntil: z.string().nullable(),
  measurement: measurementSchema.nullable(),
  /**
   * Share of the budget that incidents took which began in the window, by their service minutes: all there is to go by
   * where nothing measures. Null when the service is not known.
   */
  incidentShare: z.number().nullable(),
  /** As of then too: unknown where telemetry stopped. Empty without an indicator. */
  alerts: z.array(alertSchema),
  /** Incidents, causes and risks that the error budget policy asks somebody to act on, as of the evidence. */
  flags: z.array(flagSchema),
})
export const slosSchema = z.object({ asOf: z.string(), evidenceAsOf: z.string(), slos: z.array(sloSchema) })
export type SloSummary = z.infer<typeof sloSchema>
export type SlosReport = z.infer<typeof slosSchema>

/** An objective with what was left of its budget, moment by moment. */
export const sloHistorySchema = sloSchema.extend({
  history: z.array(
    z.object({
      at: z.string(),
      /** Negative when overspent; null when nothing was known of the window then. */
      remainingShare: z.number().nullable(),
      knownShare: z.number(),
    }),
  ),
})
export type SloHistory = z.infer<typeof sloHistorySchema>
