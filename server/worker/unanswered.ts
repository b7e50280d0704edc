/** A question that could not be answered this time, and why; the same question may be answered later. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}
