import type { Connection } from './connection.ts'

/** Says that a reader of the evidence would now see something else; belongs in every transaction that makes it so. */
export function bumpEvidenceVersion(connection: Connection): void {
  connection.prepare('UPDATE evidence_version SET version = version + 1').run()
}
