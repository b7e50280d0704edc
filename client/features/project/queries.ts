import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { editableProjectSchema, projectSaveSchema, savedProjectSchema } from '../../../model/contract/editable.ts'
import { incidentTraceSchema } from '../../../model/contract/incident-trace.ts'
import { insightSchema } from '../../../model/contract/insight.ts'
import { projectEvidenceSchema } from '../../../model/contract/resource.ts'
import { fetchJson, send } from '../../lib/api.ts'
import { type Search, stringifySearch } from '../../lib/search.ts'

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

/** Why a project has its place, as it is kept, with the rows of each bar and what they are called. */
export const insightQuery = (id: string, search: Pick<Search, 'lens' | 'weights' | 'asOf'>, version: string) => {
  const { lens, weights, asOf } = search
  return queryOptions({
    queryKey: ['project-insight', id, lens ?? null, weights ?? null, asOf ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(
        `/projects/${encodeURIComponent(id)}/insight${stringifySearch({ lens, weights, asOf, rows: MOST_ROWS })}`,
        insightSchema,
        signal,
      ),
  })
}

/** How an incident went at a service, which no edit of a project changes. */
export const traceQuery = (incident: string, service: string, asOf: string | undefined, version: string) =>
  queryOptions({
    queryKey: ['incident-trace', incident, service, asOf ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(
        `/incidents/${encodeURIComponent(incident)}/trace${stringifySearch({ service, asOf })}`,
        incidentTraceSchema,
        signal,
      ),
  })

/** A project as a person may change it, with the revision that a change must name. */
export const editableProjectQuery = (id: string) =>
  queryOptions({
    queryKey: ['editable-project', id],
    queryFn: ({ signal }) => fetchJson(`/projects/${encodeURIComponent(id)}`, editableProjectSchema, signal),
  })

/** Puts an edit in the place of the one with this revision. Throws a Failure whose problem is "conflict" when somebody was faster. */
export const saveProject = (id: string, body: z.input<typeof projectSaveSchema>) =>
  send({
    method: 'PUT',
    path: `/projects/${encodeURIComponent(id)}`,
    request: { schema: projectSaveSchema, body },
    answer: savedProjectSchema,
  })
