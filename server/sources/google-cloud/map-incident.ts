import type { Impact } from '../../../model/evidence/incident.ts'
import { suggestedCause } from '../../../model/evidence/suggested-cause.ts'
import { MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { shortTitle, sizeReason } from '../json-row.ts'
import { DROPPED, mappedIncident, rejected } from '../map-result.ts'
import type { MapResult } from '../record.ts'
import { schemaReason } from '../row-fault.ts'
import type { RawRow } from '../source.ts'
import { type GoogleIncident, incidentSchema, SEVERITY_OF } from './incident-schema.ts'
import { externalIdOf, type GoogleRow, mergeTold } from './same-incident.ts'

const PAGE = 'https://status.cloud.google.com/'

/**
 * One incident of Google Cloud as evidence. Shares stay null: Google states a severity and no share, so the share is
 * assumed from it. Clock times inside the text are local and not read.
 */
export function mapGoogleIncident(row: RawRow, sourceId: string): MapResult {
  const { told, repeated } = row.content as GoogleRow
  const [content, ...others] = told
  if (repeated) return DROPPED
  const tooBig = sizeReason(row.text)
  const parsed = incidentSchema.safeParse(content)
  if (!parsed.success || tooBig) {
    const id = (content as { id?: unknown } | null)?.id
    return rejected(
      row,
      typeof id === 'string' ? id : null,
      tooBig ?? (parsed.error ? schemaReason(parsed.error, content) : ''),
    )
  }
  const incident = mergeTold(
    parsed.data,
    others.map((other) => incidentSchema.parse(other)),
  )
  const externalId = externalIdOf(parsed.data)
  return mappedIncident(row, {
    id: `${sourceId}/${externalId}`,
    source: sourceId,
    externalId,
    title: titleOf(incident.external_desc) || `Incident with ${incident.service_name}`,
    startedAt: incident.begin,
    detectedAt: detectionOf(incident),
    mitigatedAt: null,
    resolvedAt: incident.end ?? null,
    lastUpdatedAt: incident.modified,
    severity: SEVERITY_OF[incident.severity],
    impacts: impactsOf(incident),
    rootComponent: null,
    cause: null,
    suggestedCause: suggestedCause(
      incident.external_desc,
      (incident.updates ?? []).map(({ text }) => text ?? '').reverse(),
    ),
    labels: [],
    responders: null,
    effort: null,
    risk: null,
    durationConfirmed: false,
    url: incident.uri && URL.canParse(incident.uri, PAGE) ? new URL(incident.uri, PAGE).href : null,
  })
}

const HEADING = /^(?:[#*\s]|(?:mini )?incident report\b|summary\b\s*:?|introduction\b\s*:?|issue resolved:)+/i
const SENTENCE = /^.*?[.!?](?=\s|$)/

/** The first sentence of the description, without the headings that reports begin with. */
export function titleOf(description: string): string {
  const lines = description.split('\n').map((line) => line.replace(HEADING, '').replace(/\*\*/g, '').trim())
  const line = lines.find((text) => text !== '') ?? ''
  const sentence = SENTENCE.exec(line)?.[0] ?? line
  return shortTitle((sentence.length >= 20 ? sentence : line).replace(/\.$/, ''))
}

/** First published a minute or more after it began, and before it ended: it was noticed then, at the latest. */
function detectionOf({ begin, created, end }: GoogleIncident) {
  if (created - begin < MILLISECONDS_PER_MINUTE) return null
  return end !== null && end !== undefined && created > end ? null : created
}

/** Products by id; without any, the service that the row names ("Multiple Products" is then one component of that name). */
function impactsOf({ affected_products, service_name }: GoogleIncident): Impact[] {
  const products = affected_products?.length ? affected_products : [{ id: null, title: service_name }]
  const names = new Map(products.map(({ id, title }) => [id ?? title, title]))
  return [...names].map(([component, name]) => ({ component, name: name.trim() || component, share: null }))
}
