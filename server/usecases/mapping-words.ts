import type { MappingRule } from '../../model/evidence/mapping-rule.ts'
import { list } from '../../model/format.ts'

/** A rule as somebody would say it: "title matches “webhook”". */
export function ruleConditions({ source, repository, component, label, title }: MappingRule): string {
  return list([
    ...(source === undefined ? [] : [`source is ${source}`]),
    ...(repository === undefined ? [] : [`repository is ${repository}`]),
    ...(component === undefined ? [] : [`component is “${component}”`]),
    ...(label === undefined ? [] : [`label is “${label}”`]),
    ...(title === undefined ? [] : [`title matches “${title}”`]),
  ])
}

/** "by rule 3: title matches “webhook”"; by its name without a rule. */
export function byRule(rules: readonly MappingRule[], position: number | null): string {
  const rule = position === null ? undefined : rules[position]
  return rule && position !== null ? `by rule ${position + 1}: ${ruleConditions(rule)}` : 'by its name'
}
