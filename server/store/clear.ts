import type { AuditedDatabase } from './audited.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'

const TABLES = [
  'source',
  'lens',
  'mapping_rule',
  'edit',
  'outage_member',
  'outage_apart',
  'setting',
  'ranking_snapshot',
  'committed_plan',
  'plan_scenario',
  'estimate_round',
  'decision',
  'project_comment',
  'issue_link',
] as const

/** Forgets all evidence and what was said of it, not people nor the audit log. The evidence version goes on counting. Rows of a source go with it. */
export const clear = (database: AuditedDatabase): Promise<void> =>
  database.change((connection, log) => {
    const before = connection
      .prepare('SELECT (SELECT count(*) FROM evidence) AS rows, (SELECT count(*) FROM edit) AS edits')
      .get()
    log({ action: 'removed', kind: 'evidence', subject: 'everything', before })
    for (const table of TABLES) connection.prepare(`DELETE FROM ${table}`).run()
    bumpEvidenceVersion(connection)
  })
