import type { IncomingMessage, ServerResponse } from 'node:http'
import { instant } from '../../model/quantity.ts'

/** When the upstreams are asked. */
export const NOON = instant(Date.UTC(2024, 5, 1, 12))

type Row = Readonly<Record<string, unknown>>

/** What an upstream holds: rows 1 to `count`, each as `change` leaves it. */
export interface World {
  readonly count: number
  readonly change: (row: Row, number: number) => Row
}

/** A connector that calls, and an upstream that answers it in its vendor's own form. */
export interface Connector {
  readonly type: string
  readonly config: (url: string) => Record<string, unknown>
  /** Rows that take more than one page, where the vendor has pages. */
  readonly count: number
  answer(request: IncomingMessage, response: ServerResponse, world?: World): void
  /** What a vendor may do to one row; null for what is measured and has no rows. */
  readonly rows: {
    /** Told again, with another title. */
    edited(row: Row): Row
    /** Without a field that it must have. */
    broken(row: Row): Row
    /** Of the year 2999. */
    future(row: Row): Row
  } | null
  /** The rows as they are recorded in a file: its name and its text. Null: there are no such files. */
  readonly recorded: ((rows: readonly Row[]) => { readonly name: string; readonly text: string }) | null
}

/** All rows of a world, as its upstream gives them. */
export const rowsOf = (make: (number: number) => Row, { count, change }: World): Row[] =>
  Array.from({ length: count }, (_, position) => change(make(position + 1), position + 1))

export const asItIs = (count: number): World => ({ count, change: (row) => row })
export const IN_2999 = '2999-01-01T00:00:00Z'

/** What a row says of a moment, for sorting and filtering as an upstream does. */
export const moment = (row: Row, field: string): number => Date.parse(String(row[field]))
export const queryOf = (request: IncomingMessage): URLSearchParams =>
  new URL(request.url ?? '', 'http://upstream').searchParams
