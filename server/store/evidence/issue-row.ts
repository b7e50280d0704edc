import type { Issue, ToldIssue } from '../../../model/evidence/demand.ts'
import type { Instant } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import { textsColumn } from '../json-column.ts'
import type { EvidenceTable } from '../schema.ts'
import type { SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'
import type { IssueTable } from './tables.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeIssue = (issue: Issue): SqlValue[] => [
  issue.id,
  issue.title,
  issue.service,
  JSON.stringify(issue.labels),
  issue.createdAt,
  issue.closedAt,
  issue.people,
  JSON.stringify(issue.accounts),
  issue.url,
]

/** Every issue once, by id. */
export const readIssues = (database: StoreDatabase): Promise<ToldIssue[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('issue')
        .innerJoin('evidence', 'evidence.row_id', 'issue.row_id')
        .selectAll('issue')
        .select('evidence.source_id')
        .orderBy('issue.id')
        .execute(),
    ).map(decode),
  )

const decode = (row: IssueTable & Pick<EvidenceTable, 'source_id'>): ToldIssue => ({
  source: row.source_id,
  id: row.id,
  title: row.title,
  service: row.service,
  labels: textsColumn(row.labels, 'issue.labels'),
  createdAt: row.created_at as Instant,
  closedAt: row.closed_at as Instant | null,
  people: row.people,
  accounts: textsColumn(row.accounts, 'issue.accounts'),
  url: row.url,
})
