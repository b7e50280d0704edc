import Database from 'better-sqlite3'
import { RefusedValue } from './evidence/encoding.ts'
import type { EncodedPage, IngestCounts } from './keep-page.ts'
import { LeaseLost } from './leases.ts'
import { type PackedReading, packReading, unpackReading } from './packed-buckets.ts'

/** When a page that is sent is written: at once, once told to, or next if the one before it was kept and once told to if not. */
export type WrittenWhen = 'now' | 'told' | 'next'

/** A page to hold ready under a number; to write the one so numbered, or to forget it; null: close the connection and end. */
export type ToWriter =
  | { readonly hold: number; readonly page: PackedPage; readonly when: WrittenWhen }
  | { readonly write: number }
  | { readonly drop: number }
  | null

export interface PackedPage extends Omit<EncodedPage, 'readings'> {
  readonly readings: readonly PackedReading[]
}

export const packPage = (page: EncodedPage): PackedPage => ({
  ...page,
  readings: (page.readings ?? []).map(packReading),
})

export const unpackPage = (page: PackedPage): EncodedPage => ({
  ...page,
  readings: page.readings.map(unpackReading),
})

/** First of all that it can write. */
export type FromWriter = { readonly ready: true } | { readonly counts: IngestCounts } | { readonly fault: WriterFault }

/** Errors lose their class on the way between threads, so what matters of them travels as data. */
type WriterFault =
  | { readonly kind: 'sqlite'; readonly code: string; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'lease-lost'; readonly source: string }
  | { readonly kind: 'other'; readonly message: string; readonly stack: string }

export function writerFault(error: unknown, source: string): WriterFault {
  if (error instanceof Database.SqliteError) return { kind: 'sqlite', code: error.code, message: error.message }
  if (error instanceof RefusedValue) return { kind: 'refused', message: error.message }
  if (error instanceof LeaseLost) return { kind: 'lease-lost', source }
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'other', message, stack }
}

/** The same error on the other side. */
export function asError(fault: WriterFault): Error {
  switch (fault.kind) {
    case 'sqlite':
      return new Database.SqliteError(fault.message, fault.code)
    case 'refused':
      return new RefusedValue(fault.message)
    case 'lease-lost':
      return new LeaseLost(fault.source)
    case 'other':
      return new Error(fault.message, { cause: fault.stack })
  }
}
