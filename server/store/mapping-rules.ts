import { z } from 'zod'
import { INCIDENT_CAUSES } from '../../model/evidence/cause.ts'
import type { MappingRule } from '../../model/evidence/mapping.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'
import { checkedColumn } from './json-column.ts'

const ruleSchema = z.object({
  source: z.string().optional(),
  component: z.string().optional(),
  label: z.string().optional(),
  title: z.string().optional(),
  service: z.string().optional(),
  root: z.string().optional(),
  cause: z.enum(INCIDENT_CAUSES).optional(),
}) satisfies z.ZodType<MappingRule>

/** In order: the first match wins. */
export const readRules = (database: StoreDatabase): Promise<MappingRule[]> =>
  database.read(async (reader) =>
    (await reader.selectFrom('mapping_rule').selectAll().orderBy('position').execute()).map(({ rule }) =>
      checkedColumn(rule, 'mapping_rule.rule', ruleSchema),
    ),
  )

/** Call it inside a transaction. */
export function replaceRules(connection: Connection, rules: readonly MappingRule[]): void {
  connection.prepare('DELETE FROM mapping_rule').run()
  const insert = connection.prepare<[number, string]>('INSERT INTO mapping_rule (position, rule) VALUES (?, ?)')
  for (const [position, rule] of rules.entries()) insert.run(position, JSON.stringify(rule))
}
