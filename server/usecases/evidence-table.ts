import type { Facet } from '../../model/contract/evidence-tables.ts'
import { type FacetCount, type Searchable, searchRows } from '../../model/search.ts'
import type { Store } from '../store/store.ts'
import { startOfDay } from './as-of.ts'
import type { ReadingContext } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

/** One kind of evidence as a table that can be searched, narrowed down, sorted and paged. */
export interface EvidenceTable<Row extends { readonly id: string }> extends Searchable<Row, Facet> {
  /** What one row is called: "incident". */
  readonly noun: string
  readonly load: (context: ReadingContext) => Promise<readonly Row[]>
  /** The first is how rows come when nobody says otherwise. */
  readonly sorts: Readonly<Record<string, (left: Row, right: Row) => number>>
}

export interface TableQuestion {
  readonly q: string
  readonly chosen: Readonly<Partial<Record<Facet, string | undefined>>>
  /** The name of a sort; the table's own when undefined. */
  readonly sort: string | undefined
  readonly offset: number
  readonly limit: number
}

export interface TablePage<Row> {
  readonly asOf: string
  readonly total: number
  readonly matching: number
  readonly offset: number
  readonly rows: Row[]
  readonly facets: Partial<Record<Facet, FacetCount[]>>
}

/** A page of a table, as everything is known today. Throws RefusedRequest for a sort that the table does not have. */
export async function listRows<Row extends { readonly id: string }>(
  context: ReadingContext,
  table: EvidenceTable<Row>,
  { q, chosen, sort, offset, limit }: TableQuestion,
): Promise<TablePage<Row>> {
  const rows = await rowsOf(context, table)
  const found = searchRows(rows, table, { q, chosen })
  const order = sortOf(table, sort)
  const sorted = [...found.rows].sort((left, right) => order(left, right) || (left.id < right.id ? -1 : 1))
  return {
    asOf: new Date(startOfDay(context.now())).toISOString(),
    total: rows.length,
    matching: sorted.length,
    offset,
    rows: sorted.slice(offset, offset + limit),
    facets: Object.fromEntries(Object.entries(found.facets).map(([name, counts]) => [name, [...counts]])),
  }
}

/** One row of a table. Throws RefusedRequest when there is none with this id. */
export async function findRow<Row extends { readonly id: string }>(
  context: ReadingContext,
  table: EvidenceTable<Row>,
  id: string,
): Promise<Row> {
  const row = (await rowsOf(context, table)).find((candidate) => candidate.id === id)
  if (row) return row
  throw new RefusedRequest('not-found', `there is no ${table.noun} "${id}"`)
}

interface Kept {
  readonly version: string
  readonly rows: Promise<readonly unknown[]>
}

/** Somebody who types a word asks for the same rows with every letter. */
const kept = new WeakMap<Store, Map<string, Kept>>()

async function rowsOf<Row extends { readonly id: string }>(
  context: ReadingContext,
  table: EvidenceTable<Row>,
): Promise<readonly Row[]> {
  const tables = kept.get(context.store) ?? new Map<string, Kept>()
  kept.set(context.store, tables)
  const version = `${await context.store.evidenceVersion()}/${startOfDay(context.now())}`
  const known = tables.get(table.noun)
  if (known?.version === version) return known.rows as Promise<readonly Row[]>
  const rows = table.load(context)
  tables.set(table.noun, { version, rows })
  rows.catch(() => tables.delete(table.noun))
  return rows
}

function sortOf<Row extends { readonly id: string }>({ sorts, noun }: EvidenceTable<Row>, wanted: string | undefined) {
  const [first] = Object.keys(sorts)
  const sort = sorts[wanted ?? first ?? '']
  if (sort) return sort
  throw new RefusedRequest(
    'invalid-request',
    `${noun}s are not sorted by "${wanted}"; there are ${Object.keys(sorts).join(', ')}`,
    [{ path: 'sort', message: 'unknown sort' }],
  )
}
