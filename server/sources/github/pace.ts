/** How long GitHub is waited for. */
export interface Pace {
  /** Milliseconds from a request to the last byte of its answer. */
  readonly deadline: number
  /** How often a request that failed on GitHub's side is sent again; waits grow as 1, 4, 9, 16 seconds. */
  readonly retries: number
  /** Seconds of silence when GitHub limits requests without saying for how long. */
  readonly silence: number
  /** Seconds that a sync waits for a limit to pass; it ends where a limit lasts longer, and the next one goes on. */
  readonly longestWait: number
  /** Milliseconds in a second of waiting: tests have shorter ones. */
  readonly second: number
}

export const PACE: Pace = { deadline: 30_000, retries: 5, silence: 60, longestWait: 300, second: 1_000 }
