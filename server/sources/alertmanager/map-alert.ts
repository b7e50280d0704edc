import { z } from 'zod'
import { suggestedCause } from '../../../model/evidence/suggested-cause.ts'
import type { Instant } from '../../../model/quantity.ts'
import { instantSchema, shortTitle, sizeReason, textSchema } from '../json-row.ts'
import { mappedIncident, rejected } from '../map-result.ts'
import { type Severities, severityOfWord } from '../priority-severity.ts'
import type { MapResult } from '../record.ts'
import { schemaReason } from '../row-fault.ts'
import type { RawRow } from '../source.ts'

/** A row that carries what the configuration says of labels. Rows from files carry nothing. */
export interface AlertRow extends RawRow {
  readonly rules?: { readonly serviceLabel: string; readonly severities?: Severities | undefined }
}

const words = z.record(z.string(), textSchema)
/** One alert of Alertmanager's webhook, version 4. https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
const alertSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: words,
  annotations: words.nullish(),
  startsAt: instantSchema,
  endsAt: instantSchema.nullish(),
  generatorURL: textSchema.nullish(),
  fingerprint: textSchema.min(1, 'must not be empty'),
})

/** One alert as an incident: an alert that fires again later is another. */
export function mapAlert(row: AlertRow, sourceId: string): MapResult {
  const parsed = alertSchema.safeParse(row.content)
  const externalId = externalIdOf(row.content)
  const tooBig = sizeReason(row.text)
  if (!parsed.success || externalId === null || tooBig) {
    return rejected(row, externalId, tooBig ?? (parsed.error ? schemaReason(parsed.error, row.content) : ''))
  }
  const { labels, annotations, startsAt, status, endsAt, generatorURL } = parsed.data
  const { serviceLabel = 'service', severities } = row.rules ?? {}
  const service = labels[serviceLabel]?.trim()
  const title = shortTitle(annotations?.summary ?? labels.alertname ?? '') || 'Untitled alert'
  return mappedIncident(row, {
    id: `${sourceId}/${externalId}`,
    source: sourceId,
    externalId,
    title,
    // It fired after its rule had waited: when the impact began is not known.
    startedAt: startsAt,
    detectedAt: null,
    mitigatedAt: null,
    resolvedAt: status === 'resolved' ? endOf(startsAt, endsAt) : null,
    lastUpdatedAt: null,
    severity: severityOfWord(labels.severity, severities) ?? 'minor',
    impacts: service ? [{ component: service, name: service, share: null }] : [],
    rootComponent: null,
    cause: null,
    suggestedCause: suggestedCause(title, annotations?.description ? [annotations.description] : []),
    labels: Object.entries(labels).map(([name, value]) => `${name}=${value}`),
    responders: null,
    effort: null,
    risk: null,
    durationConfirmed: false,
    url: generatorURL && /^https?:/i.test(generatorURL) ? generatorURL : null,
  })
}

/** Its fingerprint is of its labels alone, and each firing is of its own: "b0c1/2026-01-01T10:00:00Z". */
export function externalIdOf(content: unknown): string | null {
  const { fingerprint, startsAt } = (content ?? {}) as Readonly<Record<string, unknown>>
  return typeof fingerprint === 'string' && typeof startsAt === 'string' && fingerprint !== ''
    ? `${fingerprint}/${startsAt}`
    : null
}

/** "0001-01-01" is how Alertmanager writes that there is none. */
const endOf = (start: Instant, end: Instant | null | undefined): Instant | null =>
  end === null || end === undefined || end < start ? null : end
