/** The folder of recorded public data, or null: tests against it run only where LEVERAGE_REAL_DATA names it. */
export const realData: string | null = process.env.LEVERAGE_REAL_DATA || null
