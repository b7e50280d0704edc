/** What both a sync and an import tell of themselves as they go on. */
interface Progress {
  readonly source: string
  readonly fetched: number
  readonly expected: number | null
}

/** Shows how far a sync is, on one line of a terminal; silent in a pipe. */
export function progressLine(): { readonly onProgress: (progress: Progress) => void; readonly done: () => void } {
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
