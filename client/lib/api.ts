import type { z } from 'zod'
import { problemSchema } from '../../model/contract/problem.ts'
import { Failure, troubleOf } from './problem.ts'

/** Where the server's resources are. */
export const API = '/api/v1'

/**
 * Fetches JSON and checks it against its contract. Throws a Failure that says in plain words what is wrong: the server
 * does not answer, it refused, or it answered something else than the contract.
 */
export const fetchJson = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> => ask(path, schema, { signal: signal ?? null })

/** As `fetchJson`, for whoever holds a secret that opens this and nothing else. */
export const fetchWithSecret = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  secret: string,
  signal: AbortSignal,
): Promise<z.infer<Schema>> => ask(path, schema, { signal, headers: { authorization: `Bearer ${secret}` } })

/** A change as one asks for it. */
interface Order<Request extends z.ZodType, Answer extends z.ZodType> {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** What is sent along, and the contract it keeps; left out: nothing. */
  readonly request?: { readonly schema: Request; readonly body: z.input<Request> }
  readonly answer: Answer
}

/**
 * Asks for a change. What is sent is checked against its contract first, what comes back afterwards. Throws a Failure
 * as `fetchJson` does; `Failure.problem` holds what the server said, such as the current version after a conflict.
 */
export async function send<Answer extends z.ZodType, Request extends z.ZodType = z.ZodUndefined>({
  method,
  path,
  request,
  answer,
}: Order<Request, Answer>): Promise<z.infer<Answer>> {
  if (!request) return ask(path, answer, { method })
  const checked = request.schema.safeParse(request.body)
  if (!checked.success) {
    const [issue] = checked.error.issues
    throw new Failure({
      title: 'This cannot be saved as it is',
      detail: `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'not as agreed'}`,
      again: false,
    })
  }
  return ask(path, answer, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  })
}

async function ask<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { headers, ...init }: RequestInit,
): Promise<z.infer<Schema>> {
  let response: Response
  try {
    response = await fetch(`${API}${path}`, { ...init, headers: { accept: 'application/json', ...headers } })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Failure({
      title: 'The server does not answer',
      detail: 'Start it with npm start, or check that it still runs, then try again.',
      again: true,
    })
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusal(response.status, body)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Failure({
    title: 'The server answered something unexpected',
    detail: `${path}: ${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? 'not as agreed'}. Server and page may be of different versions; reload the page.`,
    again: true,
  })
}

function refusal(status: number, body: unknown): Failure {
  const problem = problemSchema.safeParse(body)
  if (problem.success) return new Failure(troubleOf(problem.data), problem.data)
  return new Failure({
    title: `The server answered with status ${status}`,
    detail: status >= 500 ? 'It may be starting or overloaded. Try again in a moment.' : 'It gave no reason.',
    again: status >= 500,
  })
}
