import type { MappingRulesPreview, MappingSuggestions, RowCounts } from '../../../../model/contract/mapping-rules.ts'
import type { MappingRule } from '../../../../model/evidence/mapping-rule.ts'
import { count, counted, inWords, list, sentence } from '../../../../model/format.ts'

export const rowsIn = ({ incidents, issues, requests }: RowCounts): number => incidents + issues + requests

/** How far suggestions go, as one sentence. */
export function suggestionsHeadline({ unmapped, suggestions }: MappingSuggestions): string {
  if (unmapped === 0) return 'Every row belongs to a service'
  const rows = unmapped === 1 ? 'the one unmapped row' : `${count(unmapped)} unmapped rows`
  const sure = suggestions.filter(({ service }) => service !== null)
  if (sure.length === 0)
    return unmapped === 1 ? 'One row belongs to no service' : `${sentence(inWords(unmapped))} rows belong to no service`
  const taken = sure.reduce((sum, { counts }) => sum + rowsIn(counts), 0)
  const rules = `${sentence(inWords(sure.length))} ${sure.length === 1 ? 'rule' : 'rules'} would map`
  if (taken < unmapped) return `${rules} ${count(taken)} of ${rows}`
  return `${rules} ${unmapped === 1 ? rows : `all ${rows}`}`
}

/** What a rule does with the rows that it takes: "ledger, began in auth, database". */
export const settings = ({ service, root, cause }: MappingRule): string =>
  [service, root && `began in ${root}`, cause].filter(Boolean).join(', ')

/** What rules would change, in words. */
export function previewInWords({ counts: { mapped, moved, unmapped, explained } }: MappingRulesPreview): string {
  const parts = [
    ...(mapped > 0 ? [`give ${counted(mapped, 'row')} a service`] : []),
    ...(moved > 0 ? [`move ${counted(moved, 'row')} to another service`] : []),
    ...(unmapped > 0 ? [`leave ${counted(unmapped, 'row')} without one`] : []),
    ...(explained > 0 ? [`change root or cause of ${counted(explained, 'row')}`] : []),
  ]
  return parts.length === 0 ? 'This would change no row' : `This would ${list(parts)}`
}

/** Whether rules would only bring rows to a service that had none. */
export const isHarmless = ({ counts: { moved, unmapped, explained } }: MappingRulesPreview): boolean =>
  moved + unmapped + explained === 0
