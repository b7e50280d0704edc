const WAYS = {
  incident: 'No incident yet. leverage import --help says how to bring some in.',
  service:
    'No service yet. Name them in leverage.yaml or in a CSV file with id and traffic_share; else each component of a source is one.',
  objective: 'No objective yet. Import OpenSLO or Sloth files, or name a source that has some in leverage.yaml.',
  project: 'No project yet. Import a CSV file of them, describe them in leverage.yaml, or make one on the screen.',
  source: 'No source yet. leverage import reads files; "sources" in leverage.yaml describes what leverage sync pulls.',
  proposal: 'Nothing looks like one outage that several sources told of.',
} as const

/** Says beside an answer without rows how there come to be some; on standard error, so that a pipe gets the answer alone. */
export function sayWhenNone(rows: readonly unknown[], what: keyof typeof WAYS): void {
  if (rows.length === 0) process.stderr.write(`${WAYS[what]}\n`)
}
