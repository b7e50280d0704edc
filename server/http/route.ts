import type { z } from 'zod'
import type { Context } from '../usecases/context.ts'

/** An answer in another shape than JSON: a download. */
export interface TextAnswer {
  readonly contentType: string
  readonly fileName: string
  readonly text: string
}

/** One resource: what it takes, what it gives, and the use case between. Everything under /api is declared as one of these. */
export interface Route<Parameters extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  readonly method: 'get'
  /** In Express's form: /projects/:id/evidence. */
  readonly path: string
  readonly summary: string
  /** Path and query parameters together, as text. */
  readonly parameters: Parameters
  readonly answer: Answer
  readonly handle: (context: Context, parameters: z.infer<Parameters>) => Promise<z.infer<Answer> | TextAnswer>
}

/** Keeps a route's types together while it is declared. */
export const route = <Parameters extends z.ZodType, Answer extends z.ZodType>(
  declared: Route<Parameters, Answer>,
): Route => declared as unknown as Route

export const isTextAnswer = (answer: unknown): answer is TextAnswer =>
  typeof answer === 'object' && answer !== null && 'contentType' in answer && 'fileName' in answer
