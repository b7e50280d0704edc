import { queryOptions } from '@tanstack/react-query'
import { areaRowsSchema } from '../../../model/contract/areas.ts'
import { slosSchema } from '../../../model/contract/slo.ts'
import { fetchJson } from '../../lib/api.ts'
import type { CellId } from '../../lib/cell-id.ts'
import { stringifySearch } from '../../lib/search.ts'
import { budgetUses } from './budget-use.ts'

/** What objectives have used of their budgets. `version` is the evidence's: another is asked for again. */
export const budgetsQuery = (asOf: string | undefined, version: string) =>
  queryOptions({
    queryKey: ['area-budgets', asOf ?? null, version],
    queryFn: async ({ signal }) => budgetUses(await fetchJson(`/slos${stringifySearch({ asOf })}`, slosSchema, signal)),
  })

/** The incidents of one cell, most minutes lost first. */
export const areaRowsQuery = (cell: CellId, asOf: string | undefined, version: string) =>
  queryOptions({
    queryKey: ['area-rows', cell.service, cell.cause, asOf ?? null, version],
    queryFn: ({ signal }) => fetchJson(`/areas/rows${stringifySearch({ ...cell, asOf })}`, areaRowsSchema, signal),
  })
