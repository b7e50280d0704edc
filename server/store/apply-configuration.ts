import type { Instant } from '../../model/quantity.ts'
import type { EvidenceRecord } from '../sources/record.ts'
import type { AuditedDatabase } from './audited.ts'
import type { ConfigurationEvidence, ConfiguredSource } from './configuration-evidence.ts'
import type { Connection } from './connection.ts'
import { encodeRecord } from './evidence/encode-record.ts'
import { CONFIGURATION_SOURCE } from './evidence/one-per-id.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { type EvidenceWriter, evidenceWriter } from './evidence-writer.ts'
import { replaceLenses } from './lenses.ts'
import { replaceRules } from './mapping-rules.ts'
import { PLACES_KEY, writeSettings } from './settings.ts'
import { configColumn } from './sources.ts'

/** Where the hash of the file that is in force is kept. */
const HASH_KEY = 'configuration-hash'

/**
 * Puts what the file states in the place of what an earlier file stated, in one transaction, and touches nothing else.
 * False when the file with this `hash` is in force already. Throws StoreFault, and then the earlier file is in force.
 */
export function applyConfiguration(
  database: AuditedDatabase,
  configuration: ConfigurationEvidence,
  hash: string,
  at: Instant,
): Promise<boolean> {
  return database.change((connection, log) => {
    const inForce = connection
      .prepare<[string], string>("SELECT value FROM setting WHERE key = ? AND origin = 'file'")
      .pluck()
      .get(HASH_KEY)
    if (inForce === JSON.stringify(hash)) return false

    replaceSources(connection, configuration.sources)
    replaceEvidence(connection, evidenceWriter(connection), configuration, at)
    replaceLenses(connection, configuration.lenses)
    replaceRules(connection, 'file', configuration.rules)
    replaceSettings(connection, configuration, hash)
    log({
      action: 'changed',
      kind: 'configuration',
      subject: configuration.places.file,
      before: inForce === undefined ? null : { sha256: JSON.parse(inForce) as unknown },
      after: { sha256: hash },
    })
    bumpEvidenceVersion(connection)
    return true
  })
}

/** A source that the file no longer names is not pulled any more; what it gave stays. */
function replaceSources(connection: Connection, sources: readonly ConfiguredSource[]): void {
  const earlier = new Map(
    connection
      .prepare<[], { id: string; config: string | null }>('SELECT id, config FROM source WHERE configured_by_file = 1')
      .all()
      .map(({ id, config }) => [id, config]),
  )
  connection.prepare('UPDATE source SET config = NULL, configured_by_file = 0 WHERE configured_by_file = 1').run()
  const upsert = connection.prepare<[string, string, string, string | null, string | null]>(
    `INSERT INTO source (id, type, title, config, schedule, configured_by_file) VALUES (?, ?, ?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET type = excluded.type, title = excluded.title, config = excluded.config,
       schedule = excluded.schedule, configured_by_file = 1`,
  )
  const startOver = connection.prepare<[string]>('UPDATE source SET cursor = NULL WHERE id = ?')
  for (const { id, type, title, schedule, config } of sources) {
    const column = configColumn(config)
    upsert.run(id, type, title, column, schedule)
    // Something else is asked for now: going on from where the earlier config stopped would skip what is new in it.
    if (earlier.has(id) && earlier.get(id) !== column) startOver.run(id)
  }
  connection
    .prepare(
      "INSERT INTO source (id, type, title) VALUES (?, 'configuration', 'Configuration file') ON CONFLICT DO NOTHING",
    )
    .run(CONFIGURATION_SOURCE)
}

function replaceEvidence(
  connection: Connection,
  write: EvidenceWriter,
  { services, teams, projects }: ConfigurationEvidence,
  at: Instant,
): void {
  const records: EvidenceRecord[] = [
    ...services.map((value) => ({ kind: 'service' as const, value, externalId: value.id, raw: JSON.stringify(value) })),
    ...teams.map((value) => ({ kind: 'team' as const, value, externalId: value.id, raw: JSON.stringify(value) })),
    ...projects.map((value) => ({ kind: 'project' as const, value, externalId: value.id, raw: JSON.stringify(value) })),
  ]
  for (const record of records) write(CONFIGURATION_SOURCE, encodeRecord(record), at)

  const stated = new Set(records.map(({ kind, externalId }) => `${kind} ${externalId}`))
  const remove = connection.prepare<[number]>('DELETE FROM evidence WHERE row_id = ?')
  const stored = connection
    .prepare<[string], { row_id: number; kind: string; external_id: string }>(
      'SELECT row_id, kind, external_id FROM evidence WHERE source_id = ?',
    )
    .all(CONFIGURATION_SOURCE)
  for (const row of stored) if (!stated.has(`${row.kind} ${row.external_id}`)) remove.run(row.row_id)
}

function replaceSettings(connection: Connection, configuration: ConfigurationEvidence, hash: string): void {
  connection.prepare("DELETE FROM setting WHERE origin = 'file'").run()
  const { company, demo, currency, assumptions } = configuration
  // A file that does not speak of the demo must not take back what says that the demo is loaded.
  writeSettings(connection, 'file', { company, currency, assumptions, ...(demo ? { demo } : {}) })
  const keep = connection.prepare<[string, string]>("INSERT INTO setting (key, origin, value) VALUES (?, 'file', ?)")
  keep.run(HASH_KEY, JSON.stringify(hash))
  keep.run(PLACES_KEY, JSON.stringify(configuration.places))
}
