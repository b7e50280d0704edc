import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  accountRowSchema,
  FACETS,
  incidentDetailSchema,
  incidentRowSchema,
  issueRowSchema,
  pageSchema,
  requestRowSchema,
  riskRowSchema,
  rowDetailSchema,
} from '../../../model/contract/evidence-tables.ts'
import { servicesSchema } from '../../../model/contract/resource.ts'
import { sloHistorySchema, slosSchema } from '../../../model/contract/slo.ts'
import { API, fetchJson } from '../../lib/api.ts'
import { type EvidenceTab, type Search, stringifySearch } from '../../lib/search.ts'

/** Rows that are asked for at once. */
export const PAGE_ROWS = 200

/** Tabs whose rows the server searches; objectives are few and come all at once. */
export type PagedTab = Exclude<EvidenceTab, 'slos'>

const PAGES = {
  incidents: pageSchema(incidentRowSchema),
  issues: pageSchema(issueRowSchema),
  requests: pageSchema(requestRowSchema),
  risks: pageSchema(riskRowSchema),
  accounts: pageSchema(accountRowSchema),
} as const
export type Page<Tab extends PagedTab> = z.infer<(typeof PAGES)[Tab]>

/** The part of an address that says which rows are wanted. */
export const filterOf = (search: Search): Record<string, string | undefined> => ({
  q: search.q,
  ...Object.fromEntries(FACETS.map((name) => [name, search[name]])),
  sort: search.sort,
})

/** Where rows of incidents are kept: page by page, and each with its record. */
export const ROWS_OF_INCIDENTS = { pages: ['rows', 'incidents'], records: ['record', 'incidents'] } as const

export const pageQuery = <Tab extends PagedTab>(tab: Tab, filter: Record<string, string | undefined>, offset = 0) => {
  const query = stringifySearch({ ...filter, offset: String(offset), limit: String(PAGE_ROWS) })
  return queryOptions({
    queryKey: ['rows', tab, query],
    queryFn: ({ signal }) => fetchJson(`/${tab}${query}`, PAGES[tab], signal) as Promise<Page<Tab>>,
  })
}

/** The most rows that can be changed at once. */
export const MOST_SELECTED = 1_000

/** Every incident that an address asks for, as many as can be changed at once. */
export const matchingIncidents = (filter: Record<string, string | undefined>) =>
  fetchJson(`/incidents${stringifySearch({ ...filter, limit: String(MOST_SELECTED) })}`, PAGES.incidents)

export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: ({ signal }) => fetchJson('/services', servicesSchema, signal),
})

export const slosQuery = queryOptions({
  queryKey: ['slos'],
  queryFn: ({ signal }) => fetchJson('/slos', slosSchema, signal),
})

export const sloQuery = (id: string) =>
  queryOptions({
    queryKey: ['slos', id],
    queryFn: ({ signal }) => fetchJson(`/slos/${encodeURIComponent(id)}`, sloHistorySchema, signal),
  })

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: [...ROWS_OF_INCIDENTS.records, id],
    queryFn: ({ signal }) => fetchJson(`/incidents/${encodeURIComponent(id)}/record`, incidentDetailSchema, signal),
  })

const RECORDS = {
  issues: rowDetailSchema(issueRowSchema),
  requests: rowDetailSchema(requestRowSchema),
  risks: rowDetailSchema(riskRowSchema),
  accounts: rowDetailSchema(accountRowSchema),
} as const
export type RecordTab = keyof typeof RECORDS

export const recordQuery = (tab: RecordTab, id: string) =>
  queryOptions({
    queryKey: ['record', tab, id],
    queryFn: ({ signal }) => fetchJson(`/${tab}/${encodeURIComponent(id)}/record`, RECORDS[tab], signal),
  })

/** Where the server writes the same rows as a file. */
export const rowsFile = (tab: EvidenceTab, format: string, filter: Record<string, string | undefined>): string =>
  `${API}/${tab}${stringifySearch({ ...(tab === 'slos' ? {} : filter), format, download: 'yes' })}`
