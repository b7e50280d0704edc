import type { MappingRules, MappingSuggestion, UnmappedRow } from '../../../../model/contract/mapping-rules.ts'
import { INCIDENT_CAUSES } from '../../../../model/evidence/cause.ts'
import type { MappingRule } from '../../../../model/evidence/mapping-rule.ts'

export type Conditions = Pick<MappingRule, 'source' | 'repository' | 'component' | 'label' | 'title'>

/** A rule that somebody is making, with what is chosen for it; an empty text sets nothing. */
export interface RuleDraft {
  readonly condition: Conditions
  readonly service: string
  readonly root: string
  readonly cause: string
  /** What Leverage suggests; null for a rule that a person began. */
  readonly suggested: Pick<MappingSuggestion, 'service' | 'cause'> | null
  /** The first of the rows that it was suggested for. */
  readonly rows: readonly UnmappedRow[]
}

export const draftOf = ({ condition, service, cause, rows }: MappingSuggestion): RuleDraft => ({
  condition,
  service: service ?? '',
  root: '',
  cause: cause ?? '',
  suggested: { service, cause },
  rows,
})

export const emptyDraft = (condition: Conditions): RuleDraft => ({
  condition,
  service: '',
  root: '',
  cause: '',
  suggested: null,
  rows: [],
})

/** The rule as it would be kept; null while it sets nothing. */
export function ruleOf({ condition, service, root, cause }: RuleDraft): MappingRule | null {
  if (!service && !root && !cause) return null
  const known = INCIDENT_CAUSES.find((one) => one === cause)
  return { ...condition, ...(service && { service }), ...(root && { root }), ...(known && { cause: known }) }
}

/** The rules that people made, without those taken out, and the new ones at the end: what decided before still does. */
export function rulesWith(
  { rules }: MappingRules,
  drafts: readonly RuleDraft[],
  removed: ReadonlySet<string> = new Set(),
): MappingRule[] {
  const kept = peopleRules(rules).filter((rule) => !removed.has(JSON.stringify(rule)))
  return [...kept, ...drafts.flatMap((draft) => ruleOf(draft) ?? [])]
}

export const peopleRules = (rules: MappingRules['rules']): MappingRule[] =>
  rules.filter(({ origin }) => origin === 'person').map(({ rule }) => rule)
