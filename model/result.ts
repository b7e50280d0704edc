/** What a function returns that can refuse its input: a value, or an error that carries the offending values. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure }

/** A value that was accepted. */
export const accepted = <Value>(value: Value): Result<Value, never> => ({ ok: true, value })
/** A refusal; the error carries the values that were refused. */
export const refused = <Failure>(error: Failure): Result<never, Failure> => ({ ok: false, error })
