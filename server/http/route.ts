import type { z } from 'zod'
import type { RouteScope } from '../../model/contract/access.ts'
import type { Context, ReadingContext } from '../usecases/context.ts'

/** An answer in another shape than JSON: a download. */
export interface TextAnswer {
  readonly contentType: string
  readonly fileName: string
  readonly text: string
}

/** The same of bytes that are no text. */
export interface BytesAnswer {
  readonly contentType: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** An answer that signs the browser in under this identifier, or, with null, out. */
export interface SessionAnswer<Answer = unknown> {
  readonly session: string | null
  readonly answer: Answer
}

/** Sends a browser elsewhere; `attempt` is what it must bring back from there, `session` signs it in. */
export interface RedirectAnswer {
  readonly redirect: string
  readonly attempt: string | null
  readonly session?: string
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
export type Method = (typeof METHODS)[number]

/** The most that a body may hold when its route says nothing else, in bytes. */
export const BODY_LIMIT = 1_048_576

/** One resource: what it takes, what it gives, and the use case between. Everything under /api is declared as one of these. */
export interface Route<
  Parameters extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** What whoever calls it must have; see SCOPES for the roles that do. */
  readonly scope: RouteScope
  /** In Express's form: /projects/:id/evidence. Several methods may share one. */
  readonly path: string
  readonly summary: string
  /** Path and query parameters together, as text. */
  readonly parameters: Parameters
  /** What is sent along, as JSON; left out: nothing. */
  readonly body?: Body
  /** The most that the body may hold, in bytes; BODY_LIMIT when left out. */
  readonly bodyLimit?: number
  readonly answer: Answer
  /** Where a thread of its own answers: see ThreadRoute. */
  readonly inThread?: 'kept' | 'anew'
  /** Makes the answer of what `handle` computed, and keeps what is to be kept of it; left out: that is the answer. */
  readonly finish?: (context: Context, computed: unknown, body: z.infer<Body>) => Promise<z.infer<Answer>>
  readonly handle: (
    context: Context,
    parameters: z.infer<Parameters>,
    body: z.infer<Body>,
  ) => Promise<z.infer<Answer> | TextAnswer | BytesAnswer | SessionAnswer<z.infer<Answer>> | RedirectAnswer>
}

/**
 * A resource whose answer takes long to compute: a thread of its own makes it, which only reads. "kept" where nothing but
 * evidence and settings changes the answer, so that it is computed once for each version of them.
 */
export interface ThreadRoute<
  Parameters extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> extends Route<Parameters, Answer, Body> {
  readonly inThread: 'kept' | 'anew'
  readonly handle: (
    context: ReadingContext,
    parameters: z.infer<Parameters>,
    body: z.infer<Body>,
  ) => Promise<z.infer<Answer> | TextAnswer | BytesAnswer>
}

/** A resource that needs more than the thread has, which only reads: that computes what takes long, and this one finishes it. */
export interface FinishedRoute<Computed, Answer extends z.ZodType, Body extends z.ZodType>
  extends Omit<Route<z.ZodType, Answer, Body>, 'handle' | 'inThread' | 'finish'> {
  readonly compute: (context: ReadingContext, body: z.infer<Body>) => Promise<Computed>
  readonly finish: (context: Context, computed: Computed, body: z.infer<Body>) => Promise<z.infer<Answer>>
}

/** Keeps a route's types together while it is declared. */
export const route = <Parameters extends z.ZodType, Answer extends z.ZodType, Body extends z.ZodType = z.ZodUndefined>(
  declared: Route<Parameters, Answer, Body>,
): Route => declared as unknown as Route

/** As `route`, for one that a thread of its own answers. */
export const threadRoute = <
  Parameters extends z.ZodType,
  Answer extends z.ZodType,
  Body extends z.ZodType = z.ZodUndefined,
>(
  declared: ThreadRoute<Parameters, Answer, Body>,
): ThreadRoute => declared as unknown as ThreadRoute

/** As `route`, for one that a thread computes and this one finishes. What is computed travels as JSON. */
export const finishedRoute = <Computed, Answer extends z.ZodType, Body extends z.ZodType>({
  compute,
  ...declared
}: FinishedRoute<Computed, Answer, Body>): ThreadRoute =>
  ({
    ...declared,
    inThread: 'anew',
    handle: (context: ReadingContext, _: unknown, body: z.infer<Body>) => compute(context, body),
  }) as unknown as ThreadRoute

export const isThreadRoute = (declared: Route): declared is ThreadRoute => declared.inThread !== undefined

export const isSessionAnswer = (answer: unknown): answer is SessionAnswer =>
  typeof answer === 'object' && answer !== null && 'session' in answer && 'answer' in answer

export const isRedirectAnswer = (answer: unknown): answer is RedirectAnswer =>
  typeof answer === 'object' && answer !== null && 'redirect' in answer && 'attempt' in answer

export const isFileAnswer = (answer: unknown): answer is TextAnswer | BytesAnswer =>
  typeof answer === 'object' && answer !== null && 'contentType' in answer && 'fileName' in answer

/** What a download holds. */
export const bytesOf = (answer: TextAnswer | BytesAnswer): Uint8Array =>
  'bytes' in answer ? answer.bytes : new TextEncoder().encode(answer.text)
