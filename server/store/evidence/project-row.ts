import { projectSchema } from '../../../model/contract/project.ts'
import type { Project, ToldProject } from '../../../model/evidence/project.ts'
import type { StoreDatabase } from '../database.ts'
import { checkedValue, parsed, textsColumn } from '../json-column.ts'
import type { EvidenceTable } from '../schema.ts'
import { RefusedValue, type SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'
import type { ProjectTable } from './tables.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. Throws RefusedValue. */
export const encodeProject = (project: Project): SqlValue[] => {
  // Checked on the way in as well: one project that cannot be read back would keep all of them from being read.
  const check = projectSchema.safeParse(project)
  if (!check.success) throw new RefusedValue(`project ${project.id}: ${check.error.issues[0]?.message}`)
  return [
    project.id,
    project.title,
    project.description,
    project.status,
    project.url,
    JSON.stringify(project.effort),
    project.effortAssumed ? 1 : 0,
    JSON.stringify(project.effects),
    JSON.stringify(project.dependsOn),
    project.shippedAt ?? null,
  ]
}

/** Every project once, by id, checked by the contract's schema. */
export const readProjects = (database: StoreDatabase): Promise<ToldProject[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('project')
        .innerJoin('evidence', 'evidence.row_id', 'project.row_id')
        .selectAll('project')
        .select('evidence.source_id')
        .orderBy('project.id')
        .execute(),
    ).map(decode),
  )

const decode = (row: ProjectTable & Pick<EvidenceTable, 'source_id'>): ToldProject => ({
  ...checkedValue(
    {
      id: row.id,
      title: row.title,
      description: row.description,
      status: row.status,
      url: row.url,
      effort: parsed(row.effort, 'project.effort'),
      ...(row.effort_assumed === 1 ? { effortAssumed: true } : {}),
      effects: parsed(row.effects, 'project.effects'),
      dependsOn: textsColumn(row.depends_on, 'project.depends_on'),
      ...(row.shipped_at === null ? {} : { shippedAt: row.shipped_at }),
    },
    `project ${row.id}`,
    projectSchema,
  ),
  source: row.source_id,
})
