import type { Project } from '../../model/evidence/project.ts'
import type { Instant } from '../../model/quantity.ts'
import type { StoreDatabase } from './database.ts'
import { editWriter } from './edits.ts'
import { PEOPLE_SOURCE } from './evidence/one-per-id.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { evidenceWriter } from './evidence-writer.ts'

/** Projects that people made here, as rows of a source of their own. */
export interface PeopleProjects {
  /** False when a project has this id already, whoever told of it. */
  add(project: Project, at: Instant): Promise<boolean>
  /** With the edit over it; false when the edit has another revision by now, or nobody made such a project here. */
  remove(id: string, revision: number, at: Instant): Promise<boolean>
}

export const peopleProjects = (database: StoreDatabase): PeopleProjects => ({
  add: (project, at) =>
    database.write((connection) => {
      if (connection.prepare<[string]>('SELECT 1 FROM project WHERE id = ?').get(project.id)) return false
      connection
        .prepare(
          "INSERT INTO source (id, type, title) VALUES (?, 'people', 'Projects made here') ON CONFLICT DO NOTHING",
        )
        .run(PEOPLE_SOURCE)
      const record = { kind: 'project', value: project, externalId: project.id, raw: JSON.stringify(project) } as const
      evidenceWriter(connection)(PEOPLE_SOURCE, record, at)
      bumpEvidenceVersion(connection)
      return true
    }),
  remove: (id, revision, at) =>
    database.write((connection) => {
      const { revisionOf, write } = editWriter(connection, 'project')
      if (revisionOf(id) !== revision) return false
      const { changes } = connection
        .prepare("DELETE FROM evidence WHERE source_id = ? AND kind = 'project' AND external_id = ?")
        .run(PEOPLE_SOURCE, id)
      if (changes === 0) return false
      // A project made later may get the same id: the edit of this one must not speak of it, nor a page that still shows it.
      write({ id, revision, value: null }, at)
      bumpEvidenceVersion(connection)
      return true
    }),
})
