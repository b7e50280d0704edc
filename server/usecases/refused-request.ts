import type { ProblemCode } from '../../model/contract/problem.ts'

/** A request that cannot be answered as it was put, and why: for the person who put it. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest'
  readonly code: Extract<ProblemCode, 'invalid-request' | 'not-found'>
  readonly errors: readonly { readonly path: string; readonly message: string }[]

  constructor(
    code: RefusedRequest['code'],
    message: string,
    errors: readonly { readonly path: string; readonly message: string }[] = [],
  ) {
    super(message)
    this.code = code
    this.errors = errors
  }
}

/** Somebody else changed it since the version that this change was made from. */
export class StaleChange extends Error {
  override readonly name = 'StaleChange'
  /** What is kept now, in the shape in which it was sent. */
  readonly current: unknown

  constructor(message: string, current: unknown) {
    super(message)
    this.current = current
  }
}
