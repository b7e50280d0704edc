import type { KeptRecord } from '../sources/record.ts'
import type { StoreDatabase } from './database.ts'

/** Rows whose text is read at once. */
const ROWS_AT_A_TIME = 500

export interface KeptRecords {
  /** The issues, requests and projects of a source that are kept under none of these external ids. */
  unseen(source: string, seen: ReadonlySet<string>): Promise<readonly KeptRecord[]>
}

export const keptRecords = (database: StoreDatabase): KeptRecords => ({
  unseen: (source, seen) =>
    database.read(async (reader) => {
      const known = await reader
        .selectFrom('evidence')
        .select(['row_id', 'external_id'])
        .where('source_id', '=', source)
        .where('kind', 'in', ['issue', 'request', 'project'])
        .orderBy('row_id')
        .execute()
      const unseen = known.filter(({ external_id }) => !seen.has(external_id)).map(({ row_id }) => row_id)
      const records: KeptRecord[] = []
      for (let start = 0; start < unseen.length; start += ROWS_AT_A_TIME) {
        const rows = await reader
          .selectFrom('evidence')
          .innerJoin('evidence_raw', 'evidence_raw.row_id', 'evidence.row_id')
          .leftJoin('issue', 'issue.row_id', 'evidence.row_id')
          .leftJoin('request', 'request.row_id', 'evidence.row_id')
          .leftJoin('project', 'project.row_id', 'evidence.row_id')
          .select(['external_id', 'raw', 'issue.id as issue', 'request.id as request', 'project.id as project'])
          .where('evidence.row_id', 'in', unseen.slice(start, start + ROWS_AT_A_TIME))
          .orderBy('evidence.row_id')
          .execute()
        for (const { external_id, raw, issue, request, project } of rows) {
          const kind = issue !== null ? 'issue' : request !== null ? 'request' : 'project'
          records.push({ kind, externalId: external_id, id: issue ?? request ?? project ?? '', raw })
        }
      }
      return records
    }),
})
