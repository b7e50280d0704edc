import type { z } from 'zod'
import { problemSchema } from '../../model/contract/problem.ts'
import { Failure, troubleOf } from './problem.ts'

/** Where the server's resources are. */
export const API = '/api/v1'

/**
 * Fetches JSON and checks it against its contract. Throws a Failure that says in plain words what is wrong: the server
 * does not answer, it refused, or it answered something else than the contract.
 */
export async function fetchJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  let response: Response
  try {
    response = await fetch(`${API}${path}`, { headers: { accept: 'application/json' }, signal: signal ?? null })
  } catch (error) {
    if (signal?.aborted) throw error
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
  if (problem.success) return new Failure(troubleOf(problem.data))
  return new Failure({
    title: `The server answered with status ${status}`,
    detail: status >= 500 ? 'It may be starting or overloaded. Try again in a moment.' : 'It gave no reason.',
    again: status >= 500,
  })
}
