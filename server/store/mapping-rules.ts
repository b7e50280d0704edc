import { mappingRuleSchema } from '../../model/contract/mapping-rule.ts'
import type { MappingRule } from '../../model/evidence/mapping-rule.ts'
import type { Connection } from './connection.ts'
import { bumpEvidenceVersion, type StoreDatabase } from './database.ts'
import { checkedColumn } from './json-column.ts'

type RuleOrigin = 'file' | 'person'

export interface Rules {
  /** In order: the first match wins. Those of the configuration file come before those made on a screen. */
  all(origin?: RuleOrigin): Promise<MappingRule[]>
  /** Puts these in the place of the rules that people made. */
  replace(rules: readonly MappingRule[]): Promise<void>
}

export const mappingRules = (database: StoreDatabase): Rules => ({
  all: (origin) =>
    database.read(async (reader) =>
      (
        await reader
          .selectFrom('mapping_rule')
          .selectAll()
          .$if(origin !== undefined, (query) => query.where('origin', '=', origin ?? 'file'))
          .orderBy('origin')
          .orderBy('position')
          .execute()
      ).map(({ rule }) => checkedColumn(rule, 'mapping_rule.rule', mappingRuleSchema)),
    ),
  replace: (rules) =>
    database.write((connection) => {
      replaceRules(connection, 'person', rules)
      bumpEvidenceVersion(connection)
    }),
})

/** Call it inside a transaction. */
export function replaceRules(connection: Connection, origin: RuleOrigin, rules: readonly MappingRule[]): void {
  connection.prepare('DELETE FROM mapping_rule WHERE origin = ?').run(origin)
  const insert = connection.prepare<[string, number, string]>(
    'INSERT INTO mapping_rule (origin, position, rule) VALUES (?, ?, ?)',
  )
  for (const [position, rule] of rules.entries()) insert.run(origin, position, JSON.stringify(rule))
}
