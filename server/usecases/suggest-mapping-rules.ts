import type { MappingSuggestions, RowCounts, UnmappedRow } from '../../model/contract/mapping-rules.ts'
import type { ToldIssue, ToldRequest } from '../../model/evidence/demand.ts'
import { demandSubject } from '../../model/evidence/demand-mapping.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { type SuggestionRow, suggestRules } from '../../model/evidence/suggested-rule/suggest-rules.ts'
import { readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import { loadMapping } from './load-mapping.ts'
import { loadRows } from './load-rows.ts'
import { mappedRows, type Rows } from './mapped-rows.ts'

/** More suggestions at once nobody reads; the next ones come once these are decided. */
const MOST_SUGGESTIONS = 8
/** Rows that each suggestion shows. */
const ROWS_SHOWN = 5

type Row = SuggestionRow & Pick<UnmappedRow, 'kind' | 'id'>

/** What unmapped rows have in common, as rules that would map them. Nothing counts until a person confirms it. */
export async function suggestMappingRules(context: ReadingContext): Promise<MappingSuggestions> {
  const { store } = context
  const [mapping, told, changes, { suggestShare, suggestFewest }] = await Promise.all([
    loadMapping(context),
    loadRows(context),
    readChanges(store),
    store.settings.assumptions(),
  ])
  const mapped = mappedRows(mapping, told, changes)
  const { suggestions, rest } = suggestRules(rowsOf(told, mapped), {
    services: mapping.services,
    compile: mapping.compile,
    suggestShare,
    suggestFewest,
    most: MOST_SUGGESTIONS,
  })
  return {
    unmapped: [...mapped.unmapped.values()].reduce((sum, rows) => sum + rows, 0),
    suggestions: suggestions.map(({ rows, ...suggestion }) => ({ ...suggestion, ...shown(rows) })),
    rest: shown(rest),
  }
}

/** Rows as their sources told them, with the services that they belong to now. */
function rowsOf(told: Rows, mapped: ReturnType<typeof mappedRows>): Row[] {
  const demand = (kind: Row['kind'], row: ToldIssue | ToldRequest, service: string | null | undefined): Row => ({
    kind,
    id: row.id,
    ...demandSubject(row),
    services: service ? [service] : [],
    suggestedCause: null,
  })
  return [
    ...mapped.incidents.map(
      ({ id, source, title, labels, impacts, felt, cause, suggestedCause }): Row => ({
        kind: 'incident',
        id,
        source,
        title,
        labels,
        repository: null,
        components: impacts,
        services: felt.map(({ service }) => service).filter((service) => service !== UNMAPPED),
        suggestedCause: cause === null ? suggestedCause : null,
      }),
    ),
    ...told.issues.map((row, position) => demand('issue', row, mapped.issues[position]?.service)),
    ...told.requests.map((row, position) => demand('request', row, mapped.requests[position]?.service)),
  ]
}

function shown(rows: readonly Row[]): { readonly counts: RowCounts; readonly rows: UnmappedRow[] } {
  const many = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length
  return {
    counts: { incidents: many('incident'), issues: many('issue'), requests: many('request') },
    rows: rows.slice(0, ROWS_SHOWN).map(({ kind, id, source, title }) => ({ kind, id, source, title })),
  }
}
