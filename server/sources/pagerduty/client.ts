import { z } from 'zod'
import { type Instant, instant } from '../../../model/quantity.ts'
import { jsonApi } from '../json-api.ts'
import { type SourceContext, SourceFault } from '../source.ts'
import { showInstant } from '../time.ts'
import type { PagerdutyConfig } from './config.ts'

/** Incidents in one answer, at most: https://developer.pagerduty.com/api-reference, "List incidents". */
export const PAGE = 100
const ANALYTICS_PAGE = 1_000
const SECOND = 1_000

const pageSchema = z.object({ incidents: z.array(z.unknown()), more: z.boolean().nullish() })
const oneSchema = z.object({ incident: z.looseObject({ id: z.string() }) })
const analyticsPageSchema = z.object({
  data: z.array(z.looseObject({ id: z.string() })),
  more: z.boolean().nullish(),
  last: z.string().nullish(),
})
export type AnalyticsRow = z.infer<typeof analyticsPageSchema>['data'][number]

export interface IncidentPage {
  readonly location: string
  readonly items: readonly unknown[]
  readonly hasNext: boolean
}

/** Asks a PagerDuty account. Everything throws SourceFault. */
export interface PagerdutyClient {
  /** Where incidents are, for messages. */
  readonly location: string
  list(query: Readonly<Record<string, string | readonly string[]>>, offset: number): Promise<IncidentPage>
  /** Null when there is no such incident, or none of it may be seen. */
  find(id: string): Promise<unknown>
  /** All that analytics say of incidents, by id. */
  analytics(filters: { from?: Instant; to?: Instant; updatedAfter?: Instant }): Promise<Map<string, AnalyticsRow>>
}

const ADVICE = {
  refused: 'Check the API key: it must be one of this account, and may be read-only.',
  missing: 'Check the server: https://api.pagerduty.com, or https://api.eu.pagerduty.com for accounts in the EU.',
}

export function pagerdutyClient(
  { baseUrl, token, services, teams }: PagerdutyConfig,
  context: SourceContext,
): PagerdutyClient {
  const headers = { accept: 'application/vnd.pagerduty+json;version=2', authorization: `Token token=${token}` }
  const { ask, ...api } = jsonApi({ title: 'PagerDuty', baseUrl, headers, advice: ADVICE }, context)
  const location = api.location('/incidents')
  return {
    location,
    async list(query, offset) {
      const search = new URLSearchParams({ limit: String(PAGE), offset: String(offset) })
      const filters = { ...query, 'service_ids[]': services ?? [], 'team_ids[]': teams ?? [] }
      for (const [name, values] of Object.entries(filters)) {
        for (const value of [values].flat()) search.append(name, value)
      }
      const { incidents, more } = await ask(`/incidents?${search}`, pageSchema)
      return { location, items: incidents, hasNext: more ?? incidents.length >= PAGE }
    },
    async find(id) {
      try {
        return (await ask(`/incidents/${encodeURIComponent(id)}`, oneSchema)).incident
      } catch (fault) {
        if (fault instanceof SourceFault && fault.code === 'not-found') return null
        throw fault
      }
    },
    async analytics({ from, to, updatedAfter }) {
      const filters = {
        ...(from !== undefined && { created_at_start: showInstant(from) }),
        // Not included, and told in whole seconds.
        ...(to !== undefined && { created_at_end: showInstant(instant(to + SECOND)) }),
        ...(updatedAfter !== undefined && { updated_after: showInstant(updatedAfter) }),
        ...(services && { service_ids: services }),
        ...(teams && { team_ids: teams }),
      }
      const rows = new Map<string, AnalyticsRow>()
      let after: string | null = null
      for (;;) {
        const page: z.infer<typeof analyticsPageSchema> = await ask('/analytics/raw/incidents', analyticsPageSchema, {
          filters,
          limit: ANALYTICS_PAGE,
          order: 'asc',
          order_by: 'created_at',
          time_zone: 'Etc/UTC',
          ...(after !== null && { starting_after: after }),
        })
        for (const row of page.data) rows.set(row.id, row)
        const last: string | null = page.last ?? page.data.at(-1)?.id ?? null
        if (page.more !== true || last === null || last === after) return rows
        after = last
      }
    },
  }
}
