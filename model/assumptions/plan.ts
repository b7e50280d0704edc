import type { Statement } from './statement.ts'

/** Days within which an account notices so many minutes. */
export const NOTICED_WITHIN = 30

/** How long a plan may be looked for, and what an account notices of it. */
export const PLAN = {
  planDeadline: {
    value: 2000,
    unit: 'ms',
    meaning: 'A plan is the best found within this time, with a proven bound on what it misses',
    source: 'convention: with the next, an answer within 3 s',
  },
  firstLeftOutDeadline: {
    value: 500,
    unit: 'ms',
    meaning: 'The best plan with the first project left out is the best found within this time',
    source: 'convention',
  },
  frontierDeadline: {
    value: 1000,
    unit: 'ms',
    meaning: 'All plans of the frontier together are the best found within this time',
    source: 'convention',
  },
  noticedMinutes: {
    value: 30,
    unit: `minutes in ${NOTICED_WITHIN} days`,
    meaning: 'An account notices a plan that takes at least this much off the outages of what it uses',
    source: 'convention: half an hour a month',
  },
} as const satisfies Record<string, Statement>
