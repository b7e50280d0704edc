import { z } from 'zod'
import { ASSUMPTIONS, type AssumptionName } from '../assumption.ts'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import { PROVENANCES } from '../evidence/provenance.ts'
import { CONFIDENCES } from '../evidence/risk.ts'
import { SEVERITIES } from '../evidence/severity.ts'
import { LOSS_FLAGS, type Loss } from '../loss/loss.ts'
import { hours, instant, minutes, money, ratio } from '../quantity.ts'
import type { Evidence } from '../ranking/evidence.ts'
import { projectSchema } from './project.ts'
import { noteSchema, weightsSchema } from './ranking.ts'
import { chanceSchema } from './three-point.ts'

const index = z.number().int().min(-1)
const spanSchema = z.object({ from: z.number(), to: z.number() })

/** Losses as columns: a tenth of the bytes of rows, and quick to check. Numbers below 0 mean "none". */
const lossColumnsSchema = z.object({
  /** Distinct words that the columns below point into. */
  words: z.array(z.string()),
  incident: z.array(z.string()),
  service: z.array(index),
  startedAt: z.array(z.number()),
  /** Milliseconds from start to end. */
  lasted: z.array(z.number()),
  minutes: z.array(z.number()),
  detectionShare: z.array(z.number()),
  toil: z.array(z.number()),
  credit: z.array(z.number()),
  provenance: z.array(index),
  cause: z.array(index),
  severity: z.array(index),
  root: z.array(index),
  risk: z.array(index),
  /** Sparse: [row, words...]. */
  labels: z.array(z.array(index)),
  /** Sparse: [row, flags...]. */
  flags: z.array(z.array(index)),
})

const assumptionsSchema = z.object(
  Object.fromEntries(Object.keys(ASSUMPTIONS).map((name) => [name, z.number()])) as Record<AssumptionName, z.ZodNumber>,
)

export const evidenceSchema = z.object({
  version: z.string(),
  asOf: z.number(),
  assumptions: assumptionsSchema,
  currency: z.string().nullable(),
  services: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      tier: z.number().nullable(),
      team: z.string().nullable(),
      trafficShare: z.number().nullable(),
      revenuePerMinute: z.number().nullable(),
      dependsOn: z.array(z.string()),
      coverage: spanSchema.nullable(),
      // Plans that were committed before gaps were told have none.
      gaps: z.array(spanSchema).default([]),
    }),
  ),
  teams: z.array(z.object({ id: z.string(), title: z.string(), capacity: z.number().nullable() })),
  losses: lossColumnsSchema,
  background: z.array(
    z.object({
      service: z.string(),
      weeklyMinutes: z.number(),
      variance: z.number(),
      weeks: z.number(),
      lately: z.array(z.number().nullable()),
    }),
  ),
  risks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      service: z.string(),
      cause: z.enum(INCIDENT_CAUSES),
      timeBetweenFailures: z.number(),
      timeToDetect: z.number(),
      timeToResolve: z.number(),
      share: z.number(),
      confidence: z.enum(CONFIDENCES),
    }),
  ),
  demand: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['issue', 'request']),
      service: z.string().nullable(),
      labels: z.array(z.string()),
      points: z.number(),
      atStake: z.number(),
      chanceOfLoss: chanceSchema.nullable(),
    }),
  ),
  projects: z.array(projectSchema),
  rice: z.array(
    z.object({
      id: z.string(),
      title: z.string().nullable(),
      team: z.string().nullable(),
      person: z.string().nullable(),
      reach: z.number(),
      impact: z.number(),
      confidence: z.number(),
      effort: z.number(),
    }),
  ),
  lenses: z.array(z.object({ id: z.string(), title: z.string(), weights: weightsSchema })),
  notes: z.array(noteSchema),
})
/** Evidence as it travels. */
export type EvidenceMessage = z.infer<typeof evidenceSchema>

const NONE = -1

/** Evidence in the shape that travels. Linear in the number of losses. */
export function encodeEvidence(evidence: Evidence): EvidenceMessage {
  const positions = new Map<string, number>()
  const word = (text: string): number => {
    const known = positions.get(text)
    if (known !== undefined) return known
    positions.set(text, positions.size)
    return positions.size - 1
  }
  const { losses } = evidence
  const sparse = (list: (loss: Loss) => readonly number[]) =>
    losses.flatMap((loss, row) => {
      const entries = list(loss)
      return entries.length > 0 ? [[row, ...entries]] : []
    })
  const columns = {
    incident: losses.map((loss) => loss.incident),
    service: losses.map((loss) => word(loss.service)),
    startedAt: losses.map((loss) => loss.startedAt),
    lasted: losses.map((loss) => loss.endedAt - loss.startedAt),
    minutes: losses.map((loss) => loss.minutes),
    detectionShare: losses.map((loss) => loss.detectionShare ?? NONE),
    toil: losses.map((loss) => loss.toil),
    credit: losses.map((loss) => loss.credit),
    provenance: losses.map((loss) => PROVENANCES.indexOf(loss.provenance)),
    cause: losses.map((loss) => INCIDENT_CAUSES.indexOf(loss.cause)),
    severity: losses.map((loss) => SEVERITIES.indexOf(loss.severity)),
    root: losses.map((loss) => (loss.root === null ? NONE : word(loss.root))),
    risk: losses.map((loss) => (loss.risk === null ? NONE : word(loss.risk))),
    labels: sparse((loss) => loss.labels.map(word)),
    flags: sparse((loss) => loss.flags.map((flag) => LOSS_FLAGS.indexOf(flag))),
  }
  return { ...evidence, losses: { words: [...positions.keys()], ...columns } } as unknown as EvidenceMessage
}

/** The inverse of `encodeEvidence`. Throws a RangeError when a column points outside its list. */
export function decodeEvidence(message: EvidenceMessage): Evidence {
  const columns = message.losses
  const pick = <Entry>(list: readonly Entry[], position: number | undefined): Entry => {
    const entry = position === undefined ? undefined : list[position]
    if (entry === undefined)
      throw new RangeError(`evidence ${message.version}: no entry ${position} in a list of ${list.length}`)
    return entry
  }
  const pickOrNull = (position: number | undefined) => (position === NONE ? null : pick(columns.words, position))
  const spread = (rows: readonly (readonly number[])[]) =>
    new Map(rows.map(([row, ...entries]) => [row, entries] as const))
  const labels = spread(columns.labels)
  const flags = spread(columns.flags)
  const losses = columns.incident.map((incident, row): Loss => {
    const detectionShare = columns.detectionShare[row] ?? NONE
    return {
      incident,
      service: pick(columns.words, columns.service[row]),
      startedAt: instant(columns.startedAt[row] ?? 0),
      endedAt: instant((columns.startedAt[row] ?? 0) + (columns.lasted[row] ?? 0)),
      minutes: minutes(columns.minutes[row] ?? 0),
      detectionShare: detectionShare < 0 ? null : ratio(detectionShare),
      toil: hours(columns.toil[row] ?? 0),
      credit: money(columns.credit[row] ?? 0),
      provenance: pick(PROVENANCES, columns.provenance[row]),
      cause: pick(INCIDENT_CAUSES, columns.cause[row]),
      severity: pick(SEVERITIES, columns.severity[row]),
      root: pickOrNull(columns.root[row]),
      risk: pickOrNull(columns.risk[row]),
      labels: (labels.get(row) ?? []).map((position) => pick(columns.words, position)),
      flags: (flags.get(row) ?? []).map((position) => pick(LOSS_FLAGS, position)),
    }
  })
  return { ...(message as unknown as Omit<Evidence, 'losses'>), losses }
}
