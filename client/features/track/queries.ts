import { queryOptions } from '@tanstack/react-query'
import { backtestSchema } from '../../../model/contract/backtest.ts'
import { frameworksSchema } from '../../../model/contract/frameworks.ts'
import { planReportSchema } from '../../../model/contract/plan.ts'
import { realisedSchema } from '../../../model/contract/realised.ts'
import { sloForecastsSchema } from '../../../model/contract/slo-forecast.ts'
import { fetchJson } from '../../lib/api.ts'
import { type Search, stringifySearch } from '../../lib/search.ts'

/** A history changes with the evidence, which is announced; asking again sooner gives the same answer. */
const KEPT = 5 * 60_000

/** Past quarters replayed: seconds of work for the server the first time, then from its memory. */
export const backtestQuery = queryOptions({
  queryKey: ['backtest'],
  queryFn: ({ signal }) => fetchJson('/backtest', backtestSchema, signal),
  staleTime: KEPT,
})

type Moment = Pick<Search, 'lens' | 'weights' | 'asOf'>

/** What the published frameworks would put first. */
export const frameworksQuery = ({ lens, weights, asOf }: Moment) =>
  queryOptions({
    queryKey: ['frameworks', lens ?? null, weights ?? null, asOf ?? null],
    queryFn: ({ signal }) =>
      fetchJson(`/ranking/frameworks${stringifySearch({ lens, weights, asOf })}`, frameworksSchema, signal),
    staleTime: KEPT,
  })

/** The chance that each objective is met, now and with the best plan of the next quarter. */
export const sloForecastQuery = ({ lens, weights, asOf }: Moment) =>
  queryOptions({
    queryKey: ['slo-forecast', lens ?? null, weights ?? null, asOf ?? null],
    queryFn: async ({ signal }) => {
      const report = await fetchJson(`/plan${stringifySearch({ lens, weights, asOf })}`, planReportSchema, signal)
      const plan = report.plan.members.map(({ id }) => id).join(',')
      const forecasts = await fetchJson(`/slo-forecast${stringifySearch({ plan, asOf })}`, sloForecastsSchema, signal)
      return { ...forecasts, quarter: report.period.label }
    },
    staleTime: KEPT,
  })

/** What shipped projects brought of what they promised. */
export const realisedQuery = ({ asOf }: Moment) =>
  queryOptions({
    queryKey: ['realised', asOf ?? null],
    queryFn: ({ signal }) => fetchJson(`/realised${stringifySearch({ asOf })}`, realisedSchema, signal),
    staleTime: KEPT,
  })
