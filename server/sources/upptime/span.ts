import { type Instant, instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'

/** History that is kept at a time. */
export const SPAN = 14 * MILLISECONDS_PER_DAY
/** The finest bucket that is kept. */
export const STEP = 5 * MILLISECONDS_PER_MINUTE

/** The last multiple of the step that is not after. */
export const floored = (at: number, step: number): Instant => instant(Math.floor(at / step) * step)
