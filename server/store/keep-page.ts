import type { Coverage } from '../../model/evidence/service.ts'
import type { Instant } from '../../model/quantity.ts'
import type { EvidenceRecord, Rejection, SliReading, Withdrawal } from '../sources/record.ts'
import type { Actor } from './actor.ts'
import { auditLog, type Change } from './audited.ts'
import { componentWriter } from './components.ts'
import type { Connection } from './connection.ts'
import { coverageWriter } from './covered-spans.ts'
import type { EncodedRecord } from './evidence/encode-record.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { evidenceWriter } from './evidence-writer.ts'
import { type Lease, leaseKeeper } from './leases.ts'
import type { NamedComponent } from './named-components.ts'
import { quarantineWriter } from './quarantine.ts'
import { readingWriter } from './sli.ts'

/** What one page of a source comes to, or a part of a page. */
export interface PageOfEvidence {
  readonly source: string
  readonly run: number
  /** Rows and buckets that the page holds. */
  readonly fetched: number
  readonly records: readonly EvidenceRecord[]
  readonly rejections: readonly Rejection[]
  /** Measured indicators; their buckets are counted as rows are. */
  readonly readings?: readonly SliReading[]
  /** Records that no rule and no name brought to a service; none when left out. */
  readonly unmapped?: number
  /** Records of the source that are none any more; they leave, and what people said of them stays. None when left out. */
  readonly withdrawn?: readonly Withdrawal[]
  /** Rows that are no evidence. */
  readonly dropped: number
  /** Where the rows were that had nothing wrong with them: what was in quarantine from there leaves it. */
  readonly wellMapped: readonly string[]
  /** Rows of quarantine, by number, that map well now and leave it. */
  readonly replayed?: readonly number[]
  /** Where the next pull goes on from. Left out or undefined: the cursor stays, as for all but the last part of a page. */
  readonly cursor?: unknown
  /**
   * After a power cut it would be asked for again, and what follows takes it to the disk. Left out: it is there before it
   * counts as kept.
   */
  readonly isPassing?: boolean
  readonly coverage: Coverage | null
  readonly seenAt: Instant
  /** Extended with the page; a page under a lease that is somebody else's by now is refused. Left out: none was taken. */
  readonly lease?: Lease | undefined
  /** The next page is being asked for meanwhile. Left out: its source waits until this one is kept. */
  readonly isAhead?: true | undefined
  /** What somebody did by keeping it, for the audit log. Left out: a source gave it, and its run says so. */
  readonly audit?: { readonly by: Actor; readonly change: Change }
}

/** A page with its records as they are written. */
export interface EncodedPage extends Omit<PageOfEvidence, 'records'> {
  readonly records: readonly EncodedRecord[]
  /** What its incidents call their components. */
  readonly components: readonly NamedComponent[]
}

export interface IngestCounts {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly quarantined: number
}

/**
 * Keeps a page: its rows, its quarantine, the counts of its run, the coverage and the cursor of its source, and who did it
 * where a person did. Call it inside a transaction. Throws LeaseLost, and what SQLite throws.
 */
export type PageKeeper = (page: EncodedPage) => IngestCounts

export function pageKeeper(connection: Connection): PageKeeper {
  const writeEvidence = evidenceWriter(connection)
  const writeComponents = componentWriter(connection)
  const quarantine = quarantineWriter(connection)
  const writeReading = readingWriter(connection)
  const extendLease = leaseKeeper(connection)
  const count = connection.prepare<number[]>(
    `UPDATE sync_run SET fetched = fetched + ?, created = created + ?, changed = changed + ?, unchanged = unchanged + ?,
       withdrawn = withdrawn + ?, quarantined = quarantined + ?, dropped = dropped + ?, unmapped = unmapped + ? WHERE id = ?`,
  )
  const moveCursor = connection.prepare<[string, string]>('UPDATE source SET cursor = ? WHERE id = ?')
  const cover = coverageWriter(connection)

  const withdraw = connection.prepare<[string, string, string]>(
    'DELETE FROM evidence WHERE source_id = ? AND kind = ? AND external_id = ?',
  )

  return (page) => {
    const { source, run, records, rejections, readings = [], coverage, seenAt, lease } = page
    if (lease) extendLease(source, lease)
    const written = { created: 0, changed: 0, unchanged: 0 }
    for (const record of records) written[writeEvidence(source, record, seenAt)] += 1
    const withdrawn = (page.withdrawn ?? []).reduce(
      (sum, { kind, externalId }) => sum + withdraw.run(source, kind, externalId).changes,
      0,
    )
    writeComponents(source, page.components)
    for (const reading of readings) {
      const counts = writeReading(source, reading)
      written.created += counts.created
      written.changed += counts.changed
      written.unchanged += counts.unchanged
    }
    const identifiers = records.map(([, externalId]) => externalId)
    const released =
      quarantine.remove(page.replayed ?? []) + quarantine.release(source, run, page.wellMapped, identifiers)
    for (const rejection of rejections) quarantine.add(source, run, rejection, seenAt)
    const covered = coverage !== null && cover(source, coverage) ? 1 : 0
    if (page.cursor !== undefined) moveCursor.run(JSON.stringify(page.cursor), source)
    const quarantined = rejections.length
    const { created, changed, unchanged } = written
    const { fetched, dropped, unmapped = 0, audit } = page
    count.run(fetched, created, changed, unchanged, withdrawn, quarantined, dropped, unmapped, run)
    if (audit) auditLog(connection, audit.by, seenAt)(audit.change)
    if (created + changed + quarantined + released + covered + withdrawn > 0) bumpEvidenceVersion(connection)
    return { created, changed, unchanged, quarantined }
  }
}
