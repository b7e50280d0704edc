import { createHash } from 'node:crypto'
import { mappingRuleSchema } from '../../model/contract/mapping-rule.ts'
import type { MappingRule } from '../../model/evidence/mapping-rule.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { checkedColumn, parsed } from './json-column.ts'

type RuleOrigin = 'file' | 'person'

export interface Rules {
  /** In order: the first match wins. Those of the configuration file come before those made on a screen. */
  all(origin?: RuleOrigin): Promise<MappingRule[]>
  /** Those that people made, with the revision that they make up together. */
  ofPeople(): Promise<{ rules: MappingRule[]; revision: string }>
  /** Puts these in the place of the rules that people made; false, and nothing changes, when those have another revision. */
  replace(rules: readonly MappingRule[], revision?: string): Promise<boolean>
}

export const mappingRules = (database: AuditedDatabase): Rules => ({
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
  ofPeople: () =>
    database.read(async () => {
      const texts = peopleTexts(database.connection)
      const rules = texts.map((rule) => checkedColumn(rule, 'mapping_rule.rule', mappingRuleSchema))
      return { rules, revision: revisionOf(texts) }
    }),
  replace: (rules, revision) =>
    database.change((connection, log) => {
      const before = peopleTexts(connection)
      if (revision !== undefined && revision !== revisionOf(before)) return false
      const told = before.map((rule) => parsed(rule, 'mapping_rule.rule'))
      log({ action: 'changed', kind: 'mapping rules', subject: 'people', before: told, after: rules })
      replaceRules(connection, 'person', rules)
      bumpEvidenceVersion(connection)
      return true
    }),
})

const peopleTexts = (connection: Connection): string[] =>
  connection
    .prepare<[], { rule: string }>("SELECT rule FROM mapping_rule WHERE origin = 'person' ORDER BY position")
    .all()
    .map(({ rule }) => rule)

const revisionOf = (texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12)

/** Call it inside a transaction. */
export function replaceRules(connection: Connection, origin: RuleOrigin, rules: readonly MappingRule[]): void {
  connection.prepare('DELETE FROM mapping_rule WHERE origin = ?').run(origin)
  const insert = connection.prepare<[string, number, string]>(
    'INSERT INTO mapping_rule (origin, position, rule) VALUES (?, ?, ?)',
  )
  for (const [position, rule] of rules.entries()) insert.run(origin, position, JSON.stringify(rule))
}
