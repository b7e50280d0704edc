import type { MappingRule } from '../../model/evidence/mapping-rule.ts'
import { ruleConditions } from '../../model/evidence/rule-words.ts'

/** "by rule 3: title has “webhook”"; by its name without a rule. */
export function byRule(rules: readonly MappingRule[], position: number | null): string {
  const rule = position === null ? undefined : rules[position]
  return rule && position !== null ? `by rule ${position + 1}: ${ruleConditions(rule)}` : 'by its name'
}
