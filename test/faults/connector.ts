import type { IncomingMessage, ServerResponse } from 'node:http'
import { instant } from '../../model/quantity.ts'

/** When the upstreams are asked. */
export const NOON = instant(Date.UTC(2024, 5, 1, 12))

type Row = Readonly<Record<string, unknown>>

/** What an upstream holds: rows 1 to `count`, each as `change` leaves it. */
export interface World {
  readonly count: number
  readonly change: (row: Row, number: number) => Row
  /** When a row came, in milliseconds; as the vendor's few rows are placed when left out. */
  readonly at?: (number: number) => number
  /** The upstream's own clock: what came later it does not know yet. Left out: it knows all. */
  readonly now?: () => number
}

/** A connector that calls, and an upstream that answers it in its vendor's own form. */
export interface Connector {
  readonly type: string
  readonly config: (url: string) => Record<string, unknown>
  /** Rows that take more than one page, where the vendor has pages. */
  readonly count: number
  /** No more rows than this are tried, where each of them is asked for what was measured of it. */
  readonly most?: number
  answer(request: IncomingMessage, response: ServerResponse, world?: World): void
  /** What a vendor may do to one row; null for what is measured and has no rows. */
  readonly rows: {
    /** A field of text that it must have. */
    readonly required: string
    /** Told again, with another title. */
    edited(row: Row): Row
    /** Without a field that it must have. */
    broken(row: Row): Row
    /** Of the year 2999. */
    future(row: Row): Row
  } | null
  /** The rows, or what is measured, as they are recorded in a file: its name and its text. Null: there are no such files. */
  readonly recorded: ((rows: readonly Row[]) => { readonly name: string; readonly text: string }) | null
}

const made = new WeakMap<World, readonly Row[]>()

/** The rows of a world that its upstream knows of, as it gives them. */
export function rowsOf(make: (number: number, at?: number) => Row, world: World): Row[] {
  const { count, change, at, now } = world
  const all =
    made.get(world) ??
    Array.from({ length: count }, (_, position) => change(make(position + 1, at?.(position + 1)), position + 1))
  made.set(world, all)
  return at && now ? all.filter((_, position) => at(position + 1) <= now()) : [...all]
}

export const asItIs = (count: number): World => ({ count, change: (row) => row })

/** One row every five minutes, the last of them just before noon: ten thousand are of five weeks, which every vendor lists. */
export const untilNoon =
  (count: number) =>
  (number: number): number =>
    NOON - (count - number + 1) * FIVE_MINUTES
const FIVE_MINUTES = 300_000
export const IN_2999 = '2999-01-01T00:00:00Z'

/** What a row says of a moment, for sorting and filtering as an upstream does. */
export const moment = (row: Row, field: string): number => Date.parse(String(row[field]))
export const queryOf = (request: IncomingMessage): URLSearchParams =>
  new URL(request.url ?? '', 'http://upstream').searchParams
