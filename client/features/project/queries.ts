import { queryOptions } from '@tanstack/react-query'
import { projectEvidenceSchema } from '../../../model/contract/resource.ts'
import { fetchJson } from '../../lib/api.ts'
import { stringifySearch } from '../../lib/search.ts'

/** More rows than anybody reads in a panel; the total says how many there are. */
const MOST_ROWS = '200'

/** The losses that a project touches, most avoided first. `version` is the evidence's: rows of another are asked for again. */
export const projectEvidenceQuery = (id: string, asOf: string | undefined, version: string) =>
  queryOptions({
    queryKey: ['project-evidence', id, asOf ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(
        `/projects/${encodeURIComponent(id)}/evidence${stringifySearch({ asOf, limit: MOST_ROWS })}`,
        projectEvidenceSchema,
        signal,
      ),
  })
