import { z } from 'zod'
import { addressSchema, coveredFromSchema, type FeedConfig } from '../incident-feed/feed-config.ts'
import { type FeedDocument, feedSource } from '../incident-feed/incident-feed.ts'
import { jsonText } from '../json-text.ts'
import { showValue } from '../row-fault.ts'
import type { KeptRow, RawRow, Source } from '../source.ts'
import { mapGoogleIncident } from './map-incident.ts'
import { type GoogleRow, groupSameIncidents } from './same-incident.ts'

const configSchema = z.strictObject({
  url: addressSchema
    .meta({ title: 'Address', description: 'Where Google publishes its incidents.' })
    .default('https://status.cloud.google.com'),
  coveredFrom: coveredFromSchema.optional(),
})

/** Google Cloud's status page: the last twelve months in one document. */
export const googleCloud: Source<FeedConfig> = {
  ...feedSource({
    type: 'google-cloud',
    title: 'Google Cloud status',
    configSchema,
    addressOf,
    open,
    map: mapGoogleIncident,
  }),
  reopen,
}

export function addressOf({ url }: FeedConfig): string {
  const address = new URL(url)
  if (!address.pathname.endsWith('.json')) address.pathname = `${address.pathname.replace(/\/+$/, '')}/incidents.json`
  return address.href
}

/** A row's text is the incident, or a list of all that was told of it. */
function reopen({ location, raw }: KeptRow): RawRow {
  const document: unknown = JSON.parse(raw)
  const content: GoogleRow = { told: Array.isArray(document) ? document : [document], repeated: false }
  return { location, content, text: raw }
}

function open(document: unknown): FeedDocument | { wrong: string } {
  if (!Array.isArray(document) || (document.length > 0 && !document.some(isIncident))) {
    return {
      wrong: `expected a list of incidents, each with "begin" and "external_desc", but it begins ${showValue(document)}`,
    }
  }
  const groups = groupSameIncidents(document)
  return {
    statedAt: null,
    length: groups.length,
    row: (position) => {
      const content = groups[position] as GoogleRow
      return {
        location: locationOf(content, position),
        content,
        text: jsonText(content.told.length === 1 ? content.told[0] : content.told),
      }
    },
  }
}

/** Looks at the keys only: a row with a wrong value belongs in quarantine, a list without such rows is another format. */
const isIncident = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'begin' in row && 'external_desc' in row

function locationOf({ told }: GoogleRow, index: number): string {
  const id = (told[0] as { id?: unknown } | null)?.id
  return `incidents[${index}]${typeof id === 'string' ? ` id ${id}` : ''}`
}
