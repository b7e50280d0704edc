import { COMPANY_DAY, moment } from '../company.ts'

/** A connector as it is measured: its vendor's answers, and the plainest program that reads them. */
export interface Vendor {
  /** Names the connector. */
  readonly type: string
  /** What is measured, in words: "10000 incidents of PagerDuty". */
  readonly what: string
  readonly config: (address: string) => Record<string, unknown>
  /** Makes the answers ready, in the upstream's own process: it must not be what is waited for. */
  readonly prepare: () => (asked: URL) => Answer
  /** What the plainest program keeps of the same answers, page after page. */
  readonly pages: (ask: (path: string) => Promise<PlainAnswer>) => AsyncIterable<readonly PlainRow[]>
}

export interface Answer {
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface PlainAnswer {
  readonly text: string
  readonly headers: Headers
}

/** Id, title, the row as it came (null for what is measured, which no connector keeps as it came), and two moments. */
export type PlainRow = readonly [id: string, title: string, raw: string | null, from: number, to: number]

/** Minutes between two incidents. */
const SPACING = 60
const MINUTE = 60_000

/** When the incident of a position began, of so many of which the last ends before the company's record does; oldest first. */
export const startAt = (position: number, count: number): number =>
  COMPANY_DAY - (count - position + 1) * SPACING * MINUTE

/** A moment so many minutes after another, as vendors write it. */
export const after = (start: number, minutes: number): string => moment(start + minutes * MINUTE)

/** Rows from a position on, as a part of a JSON list. */
export const joined = (rows: readonly string[], first: number, size: number): string =>
  rows.slice(first, first + size).join(',')

/** Each row as the text that it is in its vendor's answers. */
export const rowTexts = (count: number, row: (position: number) => unknown): string[] =>
  Array.from({ length: count }, (_, position) => JSON.stringify(row(position)))
