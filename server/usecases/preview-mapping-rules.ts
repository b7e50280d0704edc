import type { ChangedRow, MappingRulesPreview, RowChange } from '../../model/contract/mapping-rules.ts'
import type { Issue, Request } from '../../model/evidence/demand.ts'
import type { MappingRule } from '../../model/evidence/mapping-rule.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import { countDecisions } from './count-decisions.ts'
import { loadMapping } from './load-mapping.ts'
import { loadRows } from './load-rows.ts'
import { type MappedRows, mappedRows } from './mapped-rows.ts'
import { refuseRules } from './refuse-rules.ts'

/** How many of the changed rows are shown. */
const ROWS_SHOWN = 20

/** What these rules in the place of those of people would change; keeps nothing. Throws RefusedRequest as a save would. */
export async function previewMappingRules(
  context: ReadingContext,
  rules: readonly MappingRule[],
): Promise<MappingRulesPreview> {
  const [basis, file, rows, changes] = await Promise.all([
    loadMapping(context),
    context.store.rules.all('file'),
    loadRows(context),
    readChanges(context.store),
  ])
  refuseRules(rules, basis.services)
  const before = placesOf(mappedRows(basis, rows, changes))
  const tried = { ...basis, rules: [...file, ...rules] }
  const after = placesOf(mappedRows(tried, rows, changes))
  const counts = { mapped: 0, moved: 0, unmapped: 0, explained: 0 }
  const shown: ChangedRow[] = []
  for (const [position, was] of before.entries()) {
    const is = after[position]
    const change = is && changeOf(was, is)
    if (!is || !change) continue
    counts[change] += 1
    const { kind, id, title, services } = was
    if (shown.length < ROWS_SHOWN) shown.push({ kind, id, title, change, before: services, after: is.services })
  }
  return { counts, rows: shown, decides: countDecisions(tried, rows, changes).slice(file.length) }
}

interface Place extends Pick<ChangedRow, 'kind' | 'id' | 'title'> {
  readonly services: string[]
  /** Root and cause in one text. */
  readonly explanation: string
}

/** Where each row belongs; the same rows come in the same order whatever the rules. */
function placesOf({ incidents, issues, requests }: MappedRows): Place[] {
  const demand = (kind: 'issue' | 'request', { id, title, service }: Issue | Request): Place => ({
    kind,
    id,
    title,
    services: service === null ? [] : [service],
    explanation: '',
  })
  return [
    ...incidents.map(
      ({ id, title, felt, root, mappedCause }): Place => ({
        kind: 'incident',
        id,
        title,
        services: felt
          .map(({ service }) => service)
          .filter((service) => service !== UNMAPPED)
          .sort(),
        explanation: `${root ?? ''}/${mappedCause}`,
      }),
    ),
    ...issues.map((row) => demand('issue', row)),
    ...requests.map((row) => demand('request', row)),
  ]
}

function changeOf(before: Place, after: Place): RowChange | null {
  if (before.services.join(' ') === after.services.join(' ')) {
    return before.explanation === after.explanation ? null : 'explained'
  }
  if (before.services.length === 0) return 'mapped'
  return after.services.length === 0 ? 'unmapped' : 'moved'
}
