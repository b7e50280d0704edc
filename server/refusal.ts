/** Why a command ends without having done what it was asked, and the exit code that says so. */
export const EXIT_CODES = {
  done: 0,
  unexpected: 1,
  usage: 2,
  input: 3,
  database: 4,
  source: 5,
  address: 6,
} as const
export type ExitReason = keyof typeof EXIT_CODES

/** A refusal that a person can act on: what is wrong, then what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: ExitReason
  readonly advice: string

  constructor(reason: ExitReason, message: string, advice: string) {
    super(message)
    this.reason = reason
    this.advice = advice
  }
}
