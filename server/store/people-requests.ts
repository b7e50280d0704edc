import { z } from 'zod'
import { requestChangesSchema } from '../../model/contract/requests.ts'
import type { Request, ToldRequest } from '../../model/evidence/demand.ts'
import { changedRequest } from '../../model/evidence/request-changes.ts'
import type { Instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import { encodeRecord } from './evidence/encode-record.ts'
import { PEOPLE_SOURCE } from './evidence/one-per-id.ts'
import { readRequests } from './evidence/request-row.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { evidenceWriter } from './evidence-writer.ts'
import { checkedColumn } from './json-column.ts'

/** Requests with what people said of them, and those that people filed here as rows of a source of their own. */
export interface PeopleRequests {
  /** As they count, by id. Throws DamagedColumn. */
  all(): Promise<ToldRequest[]>
  /** False when a request has this id already, whoever told of it. */
  add(request: Request, at: Instant): Promise<boolean>
}

export const peopleRequests = (database: AuditedDatabase): PeopleRequests => ({
  all: async () => {
    const [told, edits] = await Promise.all([
      readRequests(database),
      database.read((reader) => reader.selectFrom('edit').selectAll().where('kind', '=', 'request').execute()),
    ])
    const said = new Map(edits.map((edit) => [edit.id, edit]))
    return told.map((request) => {
      const edit = said.get(request.id)
      if (!edit) return { ...request, said: {}, revision: 0 }
      const { changes } = checkedColumn(edit.value, `edit of request ${edit.id}`, keptSchema)
      return { ...changedRequest(request, changes), said: changes, revision: edit.revision }
    })
  },
  add: (request, at) =>
    database.change((connection, log) => {
      if (connection.prepare<[string]>('SELECT 1 FROM request WHERE id = ?').get(request.id)) return false
      connection
        .prepare("INSERT INTO source (id, type, title) VALUES (?, 'people', 'Made here') ON CONFLICT DO NOTHING")
        .run(PEOPLE_SOURCE)
      const record = { kind: 'request', value: request, externalId: request.id, raw: JSON.stringify(request) } as const
      evidenceWriter(connection)(PEOPLE_SOURCE, encodeRecord(record), at)
      log({ action: 'made', kind: 'request', subject: request.id, after: request })
      bumpEvidenceVersion(connection)
      return true
    }),
})

/** An edit that was taken back is empty, and changes nothing. */
const keptSchema = z.object({ changes: requestChangesSchema.default({}) })
