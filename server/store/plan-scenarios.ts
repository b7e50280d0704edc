import { type Scenario, type ScenarioFields, scenarioFieldsSchema } from '../../model/contract/committed-plan.ts'
import type { Instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import { checkedColumn, parsed } from './json-column.ts'

/** Plans of a quarter that people keep by name to compare; each change names the revision that it was made from. */
export interface PlanScenarios {
  /** By title. */
  all(): Promise<Scenario[]>
  /** False when the id is taken. */
  add(id: string, fields: ScenarioFields, at: Instant): Promise<boolean>
  /** False when there is none of this revision any more. */
  replace(id: string, revision: number, fields: ScenarioFields, at: Instant): Promise<boolean>
  /** False likewise. */
  remove(id: string, revision: number): Promise<boolean>
}

export const planScenarios = (database: AuditedDatabase): PlanScenarios => ({
  all: () =>
    database.read(async (reader) => {
      const rows = await reader.selectFrom('plan_scenario').selectAll().orderBy('title').orderBy('id').execute()
      return rows.map(({ id, revision, title, plan_order, edited_at }) => ({
        id,
        revision,
        title,
        order: checkedColumn(plan_order, 'plan_scenario.plan_order', scenarioFieldsSchema.shape.order),
        editedAt: new Date(edited_at).toISOString(),
      }))
    }),
  add: (id, fields, at) =>
    database.change((connection, log) => {
      const added = connection
        .prepare(
          `INSERT INTO plan_scenario (id, revision, title, plan_order, edited_at) VALUES (?, 1, ?, ?, ?)
           ON CONFLICT (id) DO NOTHING`,
        )
        .run(id, fields.title, JSON.stringify(fields.order), at).changes
      if (added > 0) log({ action: 'made', kind: 'scenario', subject: id, after: fields })
      return added > 0
    }),
  replace: (id, revision, fields, at) =>
    database.change((connection, log) => {
      const before = keptOf(connection, id)
      const replaced = connection
        .prepare(
          `UPDATE plan_scenario SET revision = revision + 1, title = ?, plan_order = ?, edited_at = ?
           WHERE id = ? AND revision = ?`,
        )
        .run(fields.title, JSON.stringify(fields.order), at, id, revision).changes
      if (replaced > 0) log({ action: 'changed', kind: 'scenario', subject: id, before, after: fields })
      return replaced > 0
    }),
  remove: (id, revision) =>
    database.change((connection, log) => {
      const before = keptOf(connection, id)
      const removed = connection
        .prepare('DELETE FROM plan_scenario WHERE id = ? AND revision = ?')
        .run(id, revision).changes
      if (removed > 0) log({ action: 'removed', kind: 'scenario', subject: id, before })
      return removed > 0
    }),
})

/** As it stands, for the audit log. */
function keptOf(connection: Connection, id: string) {
  const row = connection
    .prepare<[string], { title: string; plan_order: string }>(
      'SELECT title, plan_order FROM plan_scenario WHERE id = ?',
    )
    .get(id)
  return row && { title: row.title, order: parsed(row.plan_order, 'plan_scenario.plan_order') }
}
