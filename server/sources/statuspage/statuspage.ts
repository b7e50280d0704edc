import { z } from 'zod'
import { addressSchema, coveredFromSchema, type FeedConfig } from '../incident-feed/feed-config.ts'
import { type FeedDocument, feedSource } from '../incident-feed/incident-feed.ts'
import { instantSchema } from '../json-row.ts'
import { jsonText } from '../json-text.ts'
import { showValue } from '../row-fault.ts'
import type { Source } from '../source.ts'
import { externalIdOf, mapStatuspageIncident } from './map-incident.ts'

const INCIDENTS_PATH = '/api/v2/incidents.json'

const configSchema = z.strictObject({
  url: addressSchema.meta({
    title: 'Address',
    description: "The page's base address, or that of its incidents.json.",
    examples: ['https://www.githubstatus.com'],
  }),
  coveredFrom: coveredFromSchema.optional(),
})

const documentSchema = z.object({
  page: z.looseObject({ updated_at: instantSchema.nullish().catch(null) }),
  incidents: z.array(z.unknown()),
})

/** Any page made with Statuspage. Its public API shows the 50 newest incidents: syncs accumulate them. */
export const createStatuspage = (deadline?: number): Source<FeedConfig> =>
  feedSource({
    type: 'statuspage',
    title: 'Statuspage',
    configSchema,
    addressOf,
    open,
    map: mapStatuspageIncident,
    deadline,
  })

export const statuspage = createStatuspage()

export function addressOf({ url }: FeedConfig): string {
  const address = new URL(url)
  if (!address.pathname.endsWith('.json')) address.pathname = address.pathname.replace(/\/+$/, '') + INCIDENTS_PATH
  return address.href
}

function open(document: unknown): FeedDocument | { wrong: string } {
  const parsed = documentSchema.safeParse(document)
  if (!parsed.success) return { wrong: wrongShape(document) }
  const { incidents, page } = parsed.data
  return {
    statedAt: page.updated_at ?? null,
    length: incidents.length,
    row: (position) => {
      const content = incidents[position]
      const id = externalIdOf(content)
      return {
        location: `incidents[${position}]${id === null ? '' : ` id ${id}`}`,
        content,
        text: jsonText(content),
      }
    },
  }
}

function wrongShape(document: unknown): string {
  if (typeof document === 'object' && document !== null && 'scheduled_maintenances' in document) {
    return 'it holds scheduled maintenance, which is no incident'
  }
  return `expected an object with "page" and a list "incidents", but it begins ${showValue(document)}`
}
