import type { SyncProgress } from '../sync/run-sync.ts'

/** Shows how far a sync is, on one line of a terminal; silent in a pipe. */
export function progressLine(): { readonly onProgress: (progress: SyncProgress) => void; readonly done: () => void } {
  const isTerminal = Boolean(process.stderr.isTTY)
  return {
    onProgress: ({ source, fetched, expected }) => {
      if (!isTerminal) return
      process.stderr.write(`\r\u001b[2K${source}: ${fetched}${expected === null ? '' : ` of ${expected}`} rows`)
    },
    done: () => {
      if (isTerminal) process.stderr.write('\r\u001b[2K')
    },
  }
}
