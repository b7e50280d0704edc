import { z } from 'zod'

/** Every way a request can fail; a client may switch on these. */
export const PROBLEM_CODES = [
  'invalid-request',
  'not-found',
  'method-not-allowed',
  'foreign-origin',
  'unidentified',
  'forbidden',
  'conflict',
  'payload-too-large',
  'too-many-requests',
  'unsupported',
  'unavailable',
  'internal',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** RFC 9457 problem details. `code` is ours and closed; `errors` points at the parts of the request that are wrong. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(PROBLEM_CODES),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** With "conflict": what is kept now, in the shape in which it was sent, so that both versions can be shown. */
  current: z.unknown().optional(),
})
export type Problem = z.infer<typeof problemSchema>
