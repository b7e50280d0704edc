/** How long hosts are waited for. */
export interface Patience {
  /** Milliseconds from a request to the last byte of its answer; one that hangs or drips is not asked again. */
  readonly deadline: number
  /** How often a request that failed on the host's side, or was one too many, is sent again. */
  readonly retries: number
  /** How often one that did not reach the host, or whose answer broke off, is sent again. */
  readonly networkRetries: number
  /** Seconds of silence when a host limits requests without saying for how long. */
  readonly silence: number
  /** Seconds that a run waits for a limit to pass; it ends where a limit lasts longer, and the next one goes on. */
  readonly longestWait: number
  /** Seconds before a request is sent again; each further wait is twice as long, up to `longestPause`. */
  readonly firstPause: number
  readonly longestPause: number
  /** Bytes of an answer that are taken into memory. */
  readonly largest: number
  /** Milliseconds in a second of waiting: tests have shorter ones. */
  readonly second: number
}

export const PATIENCE: Patience = {
  deadline: 45_000,
  retries: 10,
  networkRetries: 3,
  silence: 60,
  longestWait: 300,
  firstPause: 1,
  longestPause: 16,
  largest: 100_000_000,
  second: 1_000,
}

/** For a person who waits for the answer: one request, and no wait. */
export const NO_PATIENCE: Patience = { ...PATIENCE, deadline: 15_000, retries: 0, networkRetries: 0, longestWait: 0 }
