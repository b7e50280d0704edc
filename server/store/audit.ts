import { type Kysely, sql } from 'kysely'
import type { AuditEntry, AuditPage } from '../../model/contract/audit.ts'
import type { AuditAction, AuditKind } from '../../model/contract/audit-kinds.ts'
import type { Instant } from '../../model/quantity.ts'
import { subjectOf } from './access/people.ts'
import type { AuditedDatabase } from './audited.ts'
import { parsed } from './json-column.ts'
import type { Schema } from './schema.ts'

/** What is looked for in the audit log; what is left out is not asked for. */
export interface AuditQuestion {
  /** Words that an entry must hold, in whom, what or which values. */
  readonly words?: readonly string[]
  /** A handle. */
  readonly person?: string | undefined
  readonly kind?: AuditKind | undefined
  readonly action?: AuditAction | undefined
  readonly subject?: string | undefined
  readonly from?: Instant | undefined
  readonly to?: Instant | undefined
  readonly offset: number
  readonly limit: number
}

export interface AuditStore {
  /** Newest first. */
  list(question: AuditQuestion): Promise<AuditPage>
}

/** Names of the people that entries are about, by subject. */
async function namesOf(
  reader: Kysely<Schema>,
  rows: readonly { readonly subject: string }[],
): Promise<ReadonlyMap<string, { readonly handle: string; readonly name: string }>> {
  const ids = [...new Set(rows.flatMap(({ subject }) => /^person (\d+)$/.exec(subject)?.[1] ?? []))].map(Number)
  if (ids.length === 0) return new Map()
  const people = await reader.selectFrom('person').select(['id', 'handle', 'name']).where('id', 'in', ids).execute()
  return new Map(people.map(({ id, handle, name }) => [subjectOf(id), { handle, name }]))
}

export const auditStore = (database: AuditedDatabase): AuditStore => ({
  list: ({ words = [], person, kind, action, subject, from, to, offset, limit }) =>
    database.read(async (reader) => {
      let found = reader.selectFrom('audit').leftJoin('person', 'person.id', 'audit.person_id')
      for (const word of words) {
        const text = sql<string>`audit.kind || ' ' || audit.subject || ' ' || audit.action || ' ' || audit.via || ' '
          || coalesce(person.handle, '') || ' ' || coalesce(person.name, '') || ' ' || coalesce(audit.name, '') || ' '
          || coalesce(audit.before, '') || ' ' || coalesce(audit.after, '')`
        found = found.where(sql<boolean>`${text} LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`)
      }
      if (person !== undefined) found = found.where('person.handle', '=', person)
      if (kind !== undefined) found = found.where('audit.kind', '=', kind)
      if (action !== undefined) found = found.where('audit.action', '=', action)
      if (subject !== undefined) found = found.where('audit.subject', '=', subject)
      if (from !== undefined) found = found.where('audit.at', '>=', from)
      if (to !== undefined) found = found.where('audit.at', '<', to)
      const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      const rows = await found
        .selectAll('audit')
        .select(['person.handle as person_handle', 'person.name as person_name'])
        .orderBy('audit.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      const names = await namesOf(reader, rows)
      return {
        total,
        entries: rows.map(
          (row): AuditEntry => ({
            id: row.id,
            at: new Date(row.at).toISOString(),
            person:
              row.person_handle === null
                ? null
                : { handle: row.person_handle, name: row.person_name ?? row.person_handle },
            name: row.name,
            via: row.via,
            action: row.action,
            kind: row.kind,
            subject: row.subject,
            about: names.get(row.subject) ?? null,
            before: row.before === null ? null : parsed(row.before, 'audit.before'),
            after: row.after === null ? null : parsed(row.after, 'audit.after'),
          }),
        ),
      }
    }),
})
