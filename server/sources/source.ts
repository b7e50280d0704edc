import type { z } from 'zod'
import type { Coverage } from '../../model/evidence/service.ts'
import type { Instant } from '../../model/quantity.ts'
import type { AddressGuard } from './guarded-fetch.ts'
import type { ColumnMemory } from './list/header.ts'
import type { KeptRecord, MapResult, SliReading, Withdrawal } from './record.ts'

/** One connector: how to reach a source and how to read what it says. It knows neither the store nor HTTP routes. */
export interface Source<Config> {
  /** Names it in leverage.yaml and in the store: "statuspage". */
  readonly type: string
  /** Names it on a screen: "Statuspage". */
  readonly title: string
  readonly configSchema: z.ZodType<Config>
  /** A real call; null, or an error a person can act on. */
  check(config: Config, context: SourceContext): Promise<SourceFault | null>
  /** Pages from after `cursor`; null starts at the beginning. Throws SourceFault. */
  pull(config: Config, cursor: unknown, context: SourceContext): AsyncIterable<Page>
  /**
   * The same rows from recorded responses or files on disk, of which it may matter early which source keeps them. Throws
   * SourceFault when a file is not one of this source's.
   */
  read(files: readonly string[], columns?: ColumnMemory, sourceId?: string): AsyncIterable<Page>
  map(row: RawRow, sourceId: string): MapResult
  /**
   * A row from quarantine as `pull` or `read` gave it, under the source's config of today (null: fed from files). Left
   * out: the text is JSON and nothing else is needed. Throws when the text cannot be read any more.
   */
  reopen?(row: KeptRow, config: Config | null): RawRow
  /**
   * Its next page is asked for while one is kept, since what it asks does not depend on what is kept. A process that is killed
   * then asks for as many again. Left out: it waits until a page is kept.
   */
  readonly asksAhead?: true
  /** How its vendor tells of a change; left out: it cannot. */
  readonly webhook?: SourceWebhook<Config>
  /** A cron pattern for how often it is called when nobody says otherwise; null: only when asked. */
  readonly schedule: string | null
}

/** A webhook as it came. */
export interface WebhookRequest {
  readonly header: (name: string) => string | undefined
  /** Byte for byte. */
  readonly body: Buffer
}

export interface SourceWebhook<Config> {
  /** Whether one of the secrets in force signed it. False where the config holds none. */
  isSigned(config: Config, request: WebhookRequest): boolean
  /** Its number and the moment that it tells of, null when that is nothing we keep; or why it cannot be taken. Call it when signed. */
  read(request: WebhookRequest): ToldWebhook | { readonly refused: string }
  readonly guide: WebhookGuide
  /** Its sender cannot be asked again, so that what it says is evidence itself. */
  readonly isEvidence?: true
}

export interface ToldWebhook {
  readonly delivery: string
  /** Null: nothing that we keep. 'unstated': it tells of the present. */
  readonly at: Instant | null | 'unstated'
  /** Minutes after which it is refused, where its vendor says so; some days when left out. */
  readonly oldestMinutes?: number
}

/** What to enter at the vendor's, in the words of its own screen. */
export interface WebhookGuide {
  /** "In GitHub, under Settings, Webhooks" */
  readonly where: string
  /** What its screen calls the address. */
  readonly address: string
  readonly fields: readonly (readonly [name: string, what: string])[]
}

/** A row as quarantine keeps it. */
export interface KeptRow {
  readonly location: string
  readonly raw: string
  /** What `RawRow.origin` was. */
  readonly origin: unknown
}

/** A page of raw rows. */
export interface Page {
  /** Where it came from, for messages: an address or a file. */
  readonly location: string
  readonly rows: readonly RawRow[]
  /** Where the next pull goes on from, once this page is stored. Undefined: more of the same answer follows, and it stays. */
  readonly cursor: unknown
  /** Rows, and buckets of readings, expected in all, if the source tells. */
  readonly expected: number | null
  /** The span of time in which the page would have shown every incident. */
  readonly coverage: Coverage | null
  /** Measured indicators, from sources that have any. */
  readonly readings?: readonly SliReading[]
  /** What earlier pages gave and the source does not have any more: it leaves the evidence. None when left out. */
  readonly withdrawn?: readonly Withdrawal[]
}

export interface RawRow {
  readonly location: string
  /** Parsed JSON, or a CSV record. */
  readonly content: unknown
  readonly text: string
  /** What must be known beside the row itself to map it again later, as JSON can hold it. */
  readonly origin?: unknown
}

/** What a webhook said, kept until it is evidence. */
export interface ToldBody {
  /** Ascending in the order in which they came. */
  readonly number: number
  readonly body: string
  readonly receivedAt: Instant
}

export interface SourceContext {
  readonly sourceId: string
  readonly fetch: typeof globalThis.fetch
  /** For connections of one's own, as with client certificates. */
  readonly guard: AddressGuard
  readonly signal: AbortSignal
  readonly now: () => Instant
  /** What its webhooks told after a number, oldest first, a few hundred at a time; what was told up to it is forgotten. */
  readonly told: (after: number) => Promise<readonly ToldBody[]>
  /** What people said of the columns of lists. */
  readonly columns: ColumnMemory
  /** The issues and projects that are kept of this source under none of these external ids. */
  readonly unseen: (seen: ReadonlySet<string>) => Promise<readonly KeptRecord[]>
}

export const SOURCE_FAULT_CODES = [
  'unreachable',
  'timed-out',
  'refused',
  'not-found',
  'rate-limited',
  'unexpected-answer',
  'unreadable-file',
  'wrong-encoding',
  'wrong-header',
  'malformed',
  'unknown-format',
] as const
export type SourceFaultCode = (typeof SOURCE_FAULT_CODES)[number]

/** Why a source, or a file, could not be read at all. `location` is the file or address; `advice` says what to do. */
export class SourceFault extends Error {
  override readonly name = 'SourceFault'
  readonly code: SourceFaultCode
  readonly location: string
  readonly advice: string
  readonly line: number | undefined
  readonly column: number | undefined

  constructor(fault: {
    readonly code: SourceFaultCode
    readonly location: string
    readonly message: string
    readonly advice: string
    readonly line?: number | undefined
    readonly column?: number | undefined
    readonly cause?: unknown
  }) {
    super(fault.message, { cause: fault.cause })
    this.code = fault.code
    this.location = fault.location
    this.advice = fault.advice
    this.line = fault.line
    this.column = fault.column
  }
}
