import type { StoreDatabase } from './database.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'

/** Forgets everything but the schema and the evidence version, which goes on counting. Rows of a source go with it. */
export const clear = (database: StoreDatabase): Promise<void> =>
  database.write((connection) => {
    for (const table of ['source', 'lens', 'mapping_rule', 'edit', 'setting', 'ranking_snapshot'])
      connection.prepare(`DELETE FROM ${table}`).run()
    bumpEvidenceVersion(connection)
  })
