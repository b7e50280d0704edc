import type { Selector } from '../../../model/evidence/project.ts'
import { amount, counted, list } from '../../../model/format.ts'
import type { EffectReach } from '../../../model/insight/reach.ts'

/** The titles of what a selector names by id. */
export interface Titles {
  service(id: string): string
  risk(id: string): string
}

/** What an effect touches, one tag for each condition; all must hold. */
export function selectorTags(selector: Selector, titles: Titles): readonly string[] {
  const each = (word: string, values: readonly string[] | undefined) => values?.map((value) => `${word} ${value}`) ?? []
  const whole = (word: string, value: readonly string[] | boolean | undefined) => {
    if (value === true) return [`open ${word}`]
    return Array.isArray(value) ? [`${value.length} ${word}`] : []
  }
  const tags = [
    ...each('service', selector.services?.map(titles.service)),
    ...each('began in', selector.rootServices?.map(titles.service)),
    ...each('cause', selector.causes),
    ...each('severity', selector.severities),
    ...each('label', selector.labels),
    ...(selector.incidents ? [`${selector.incidents.length} listed incidents`] : []),
    ...each('risk', selector.risks?.map(titles.risk)),
    ...(selector.background ? ['background burn'] : []),
    ...whole('issues', selector.issues),
    ...whole('requests', selector.requests),
  ]
  return tags.length > 0 ? tags : ['every incident']
}

/** "Applies to 21 incidents and 4 issues, 14.5 customer minutes expected in a year". */
export function reachWords({ incidents, risks, issues, requests, burning, minutes }: EffectReach): string {
  const parts = [
    ...(incidents > 0 ? [counted(incidents, 'incident')] : []),
    ...(risks > 0 ? [counted(risks, 'risk')] : []),
    ...(burning > 0 ? [`the burn of ${counted(burning, 'service')}`] : []),
    ...(issues > 0 ? [counted(issues, 'issue')] : []),
    ...(requests > 0 ? [counted(requests, 'request')] : []),
  ]
  if (parts.length === 0 && minutes <= 0) return 'Touches nothing that the evidence knows of'
  const expected = minutes > 0 ? `, ${amount(minutes)} customer minutes expected in a year` : ''
  return parts.length > 0 ? `Applies to ${list(parts)}${expected}` : `Applies to no recorded incident${expected}`
}
