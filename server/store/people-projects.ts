import type { Project } from '../../model/evidence/project.ts'
import type { Instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import { editWriter } from './edits.ts'
import { encodeRecord } from './evidence/encode-record.ts'
import { PEOPLE_SOURCE } from './evidence/one-per-id.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { evidenceWriter } from './evidence-writer.ts'
import { parsed } from './json-column.ts'

/** Projects that people made here, as rows of a source of their own. */
export interface PeopleProjects {
  /** False when a project has this id already, whoever told of it. */
  add(project: Project, at: Instant): Promise<boolean>
  /** With the edit over it; false when the edit has another revision by now, or nobody made such a project here. */
  remove(id: string, revision: number, at: Instant): Promise<boolean>
}

export const peopleProjects = (database: AuditedDatabase): PeopleProjects => ({
  add: (project, at) =>
    database.change((connection, log) => {
      if (connection.prepare<[string]>('SELECT 1 FROM project WHERE id = ?').get(project.id)) return false
      connection
        .prepare(
          "INSERT INTO source (id, type, title) VALUES (?, 'people', 'Projects made here') ON CONFLICT DO NOTHING",
        )
        .run(PEOPLE_SOURCE)
      const record = { kind: 'project', value: project, externalId: project.id, raw: JSON.stringify(project) } as const
      evidenceWriter(connection)(PEOPLE_SOURCE, encodeRecord(record), at)
      log({ action: 'made', kind: 'project', subject: project.id, after: project })
      bumpEvidenceVersion(connection)
      return true
    }),
  remove: (id, revision, at) =>
    database.change((connection, log) => {
      const { revisionOf, changesOf, write } = editWriter(connection, 'project')
      if (revisionOf(id) !== revision) return false
      const made = connection
        .prepare<[string, string], { row_id: number; raw: string }>(
          "SELECT row_id, raw FROM evidence JOIN evidence_raw USING (row_id) WHERE source_id = ? AND kind = 'project' AND external_id = ?",
        )
        .get(PEOPLE_SOURCE, id)
      if (!made) return false
      connection.prepare<[number]>('DELETE FROM evidence WHERE row_id = ?').run(made.row_id)
      const before = { ...(parsed(made.raw, 'evidence_raw.raw') as object), ...(changesOf(id) as object | null) }
      log({ action: 'removed', kind: 'project', subject: id, before })
      // A project made later may get the same id: the edit of this one must not speak of it, nor a page that still shows it.
      write({ id, revision, value: null }, at)
      bumpEvidenceVersion(connection)
      return true
    }),
})
