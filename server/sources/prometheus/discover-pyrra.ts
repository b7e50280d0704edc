import { byMeanRatio, objectiveRow } from '../objective-row.ts'
import { SourceFault } from '../source.ts'
import type { Series } from './answer.ts'
import type { PrometheusClient } from './client.ts'
import { type Found, rounded, selector } from './found.ts'
import { EVEN_TRAFFIC, type Indicator } from './indicator.ts'

const SECONDS_PER_DAY = 86_400
const BURN_RATE = '__name__=~".+:burnrate5m"'

/**
 * Objectives as Pyrra's generic rules leave them: pyrra_objective and pyrra_window state them, <metric>:burnrate5m, which
 * is a share of errors, measures them. The mean of these shares weighs each five minutes alike, while Pyrra's own
 * pyrra_availability weighs by requests: the two differ where errors come with the busy or the quiet hours. The sums
 * behind pyrra_availability are no better a measure: a restart of one instance makes them jump.
 */
export async function discoverPyrra(client: PrometheusClient, where: Readonly<Record<string, string>>): Promise<Found> {
  const objectives = byName(await client.series('Pyrra', `pyrra_objective${selector(where)}`))
  if (objectives.size === 0) throw nothing(client, where)
  const windows = byName(await client.series('Pyrra', `pyrra_window${selector(where)}`))
  const rates = byName(await client.series('Pyrra', `${burnRate(where)}`))
  const found = [...objectives].map(([name, series]) => one(name, series, windows.get(name), rates.get(name), where))
  return { rows: found.map(({ row }) => row), indicators: found.flatMap(({ indicator }) => indicator ?? []) }
}

function one(
  name: string,
  objectives: readonly Series[],
  windows: readonly Series[] = [],
  rates: readonly Series[] = [],
  where: Readonly<Record<string, string>>,
) {
  const location = `pyrra_objective ${name}`
  const refuse = (refused: string) => ({ row: objectiveRow(location, { id: name, refused }), indicator: null })
  const [objective] = objectives
  const most = Math.max(objectives.length, windows.length)
  if (most > 1) return refuse(`is recorded ${most} times; choose one with where, such as where: { namespace: shop }`)
  const window = numberOf(windows[0]) / SECONDS_PER_DAY
  if (!Number.isFinite(window)) return refuse('pyrra_window has no series for it')
  const service = objective?.labels.service ?? name
  const slo = {
    id: name,
    title: name,
    service,
    objective: rounded(numberOf(objective)),
    window,
    windowKind: 'rolling',
    ...byMeanRatio,
  } as const
  const row = objectiveRow(location, slo)
  // An objective stays one when nothing here measures it, or several series do that a mean would mix up.
  if (rates.length !== 1) return { row, indicator: null }
  const ratio = burnRate({ slo: name, ...where })
  const measure = { type: 'errorRatio', ratio, traffic: EVEN_TRAFFIC } as const
  const indicator: Indicator = { externalId: `pyrra/${name}`, title: name, service, slo: name, measure }
  return { row, indicator }
}

const burnRate = (labels: Readonly<Record<string, string>>): string =>
  `{${[BURN_RATE, selector(labels).slice(1, -1)].filter(Boolean).join(',')}}`

const byName = (series: readonly Series[]): ReadonlyMap<string, readonly Series[]> =>
  Map.groupBy(
    series.filter(({ labels }) => labels.slo),
    ({ labels }) => labels.slo ?? '',
  )

const numberOf = (series: Series | undefined): number => Number(series?.values[0]?.[1] ?? Number.NaN)

const nothing = ({ source }: PrometheusClient, where: Readonly<Record<string, string>>) =>
  new SourceFault({
    code: 'not-found',
    location: `pyrra_objective${selector(where)}`,
    message: `${source}: pyrra_objective${selector(where)} has no series, so no SLO of Pyrra was found`,
    advice: 'Run Pyrra with --generic-rules, and check the labels under where.',
  })
