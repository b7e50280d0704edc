import type { Problem } from '../../model/contract/problem.ts'

/** Why something could not be shown, in words for a person. */
export interface Trouble {
  readonly title: string
  readonly detail: string
  /** Trying the same again may help. */
  readonly again: boolean
}

/** Thrown by the client's requests; carries words, not a status. */
export class Failure extends Error {
  readonly trouble: Trouble
  /** What the server said, when it was the server that refused. */
  readonly problem: Problem | null

  constructor(trouble: Trouble, problem: Problem | null = null) {
    super(`${trouble.title}: ${trouble.detail}`)
    this.name = 'Failure'
    this.trouble = trouble
    this.problem = problem
  }
}

/** A problem the server described, as words. */
export function troubleOf(problem: Problem): Trouble {
  // Some details are made of the messages of their faults, and nothing is to be told twice.
  const untold = problem.errors?.filter(({ message }) => !problem.detail.includes(message)) ?? []
  const parts = untold.map(({ path, message }) => (path ? `${path} ${message}` : message))
  const detail = [problem.detail, ...parts].filter(Boolean).join('; ')
  return {
    title: problem.title,
    detail: detail || `The request is ${problem.requestId}.`,
    again: problem.status >= 500,
  }
}

/** Whatever was thrown, as words. Unknown errors keep their message: it is the only lead there is. */
export function asTrouble(error: unknown): Trouble {
  if (error instanceof Failure) return error.trouble
  return {
    title: 'Something went wrong in the browser',
    detail: error instanceof Error ? error.message : String(error),
    again: true,
  }
}
