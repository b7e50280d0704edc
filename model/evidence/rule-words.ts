import { list } from '../format.ts'
import type { MappingRule } from './mapping-rule.ts'

type Conditions = Pick<MappingRule, 'source' | 'repository' | 'component' | 'label' | 'title'>

/** A rule as somebody would say it: "title has “webhook”". */
export function ruleConditions({ source, repository, component, label, title }: Conditions): string {
  return list([
    ...(source === undefined ? [] : [`source is ${source}`]),
    ...(repository === undefined ? [] : [`repository is ${repository}`]),
    ...(component === undefined ? [] : [`component is “${component}”`]),
    ...(label === undefined ? [] : [`label is “${label}”`]),
    ...(title === undefined ? [] : [titleCondition(title)]),
  ])
}

/** Whole words need not be read as the pattern that finds them. */
function titleCondition(pattern: string): string {
  const words = pattern.replace(/^\\b/, '').replace(/\\b$/, '')
  return /^[\p{L}\p{N} _-]+$/u.test(words) ? `title has “${words}”` : `title matches “${pattern}”`
}
