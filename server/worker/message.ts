import type { Instant } from '../../model/quantity.ts'
import type { Method } from '../http/route.ts'
import type { RefusedRequest } from '../usecases/refused-request.ts'

/** A resource to answer, its parameters and body parsed already. */
export interface Question {
  readonly method: Method
  /** As the route declares it: /projects/:id/insight. */
  readonly path: string
  readonly parameters: unknown
  readonly body: unknown
  /** Whether the answer may be that of an earlier question over the same evidence and settings. */
  readonly isKept: boolean
}

/** A question on its way to the thread, with the time by the clock of whoever asks. */
export interface Ask extends Question {
  readonly id: number
  readonly now: Instant
}

/** An answer ready to be sent: the thread has made the text, so that nobody else spends time on it. */
export interface Answer {
  readonly contentType: string
  /** The name to download it under; null when it is to be shown. */
  readonly fileName: string | null
  readonly etag: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Why there is no answer. Errors lose their class on the way, so what matters of them travels as data. */
export type Fault =
  | ({ readonly kind: 'refused' } & Pick<RefusedRequest, 'code' | 'message' | 'errors'>)
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'internal'; readonly stack: string }

export type FromThread = { readonly id: number } & (
  | { readonly answer: Answer; readonly fault?: never }
  | { readonly fault: Fault; readonly answer?: never }
)

/** The first that a thread says, once it can answer. */
export const READY = 'ready'

/** What a thread is started with. */
export interface ThreadData {
  readonly database: string
  /** One number: the id of the ask that nobody waits for any more. */
  readonly unwanted: Int32Array<SharedArrayBuffer>
}
