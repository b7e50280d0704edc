import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { areasSchema } from '../../../model/contract/areas.ts'
import { committedPlansSchema } from '../../../model/contract/committed-plan.ts'
import { decisionSaveSchema, decisionSchema, decisionsSchema } from '../../../model/contract/decisions.ts'
import { planReportSchema } from '../../../model/contract/plan.ts'
import { disagreementsSchema } from '../../../model/contract/review.ts'
import { robustnessSchema } from '../../../model/contract/robustness.ts'
import { fetchJson, send } from '../../lib/api.ts'
import { REVIEW } from '../../lib/live.ts'
import { type Search, stringifySearch } from '../../lib/search.ts'

type Asked = Pick<Search, 'asOf' | 'lens' | 'weights' | 'quarter'>

/** More than there are of each weight: which of them matter depends on the project that is spoken of. */
const FLIPS = '1000'

export const painQuery = ({ asOf }: Asked) =>
  queryOptions({
    queryKey: ['areas', asOf ?? null],
    queryFn: ({ signal }) => fetchJson(`/areas${stringifySearch({ asOf, period: 'year' })}`, areasSchema, signal),
    placeholderData: keepPreviousData,
  })

/** The best plan of the quarter. */
export const proposalQuery = ({ asOf, lens, weights, quarter }: Asked) =>
  queryOptions({
    queryKey: ['proposal', asOf ?? null, lens ?? null, weights ?? null, quarter ?? null],
    queryFn: ({ signal }) =>
      fetchJson(`/plan${stringifySearch({ asOf, lens, weights, quarter })}`, planReportSchema, signal),
    placeholderData: keepPreviousData,
  })

export const lensesQuery = ({ asOf, lens, weights }: Asked) =>
  queryOptions({
    queryKey: ['review-lenses', asOf ?? null, lens ?? null, weights ?? null],
    queryFn: ({ signal }) =>
      fetchJson(
        `/ranking/robustness${stringifySearch({ asOf, lens, weights, flips: FLIPS })}`,
        robustnessSchema,
        signal,
      ),
    placeholderData: keepPreviousData,
  })

/** Where revealed estimates differ, by how much hangs on it. */
export const disagreementsQuery = ({ asOf, lens, weights, quarter }: Asked) =>
  queryOptions({
    queryKey: [...REVIEW, 'disagreements', asOf ?? null, lens ?? null, weights ?? null, quarter ?? null],
    queryFn: ({ signal }) =>
      fetchJson(`/disagreements${stringifySearch({ asOf, lens, weights, quarter })}`, disagreementsSchema, signal),
    placeholderData: keepPreviousData,
  })

export const decisionsQuery = queryOptions({
  queryKey: [...REVIEW, 'decisions'],
  queryFn: ({ signal }) => fetchJson('/decisions', decisionsSchema, signal),
})

export const committedQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => fetchJson('/plans', committedPlansSchema, signal),
})

/** Decides, or takes a decision back; throws a Failure with what stands when somebody else was faster. */
export const saveDecision = (quarter: string, project: string, body: z.input<typeof decisionSaveSchema>) =>
  send({
    method: 'PUT',
    path: `/decisions/${quarter}/${encodeURIComponent(project)}`,
    request: { schema: decisionSaveSchema, body },
    answer: decisionSchema,
  })
