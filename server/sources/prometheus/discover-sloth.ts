import { byMeanRatio, objectiveRow } from '../objective-row.ts'
import { SourceFault } from '../source.ts'
import type { Series } from './answer.ts'
import type { PrometheusClient } from './client.ts'
import { type Found, rounded, selector } from './found.ts'
import { EVEN_TRAFFIC, type Indicator } from './indicator.ts'

/**
 * Objectives as Sloth's recording rules leave them: sloth_slo_info names them, slo:objective:ratio and
 * slo:time_period:days state them, slo:sli_error:ratio_rate5m measures them. Sloth's own 30 day rule is the mean of
 * these ratios over time and so is ours: a quiet hour weighs as much as a busy one.
 */
export async function discoverSloth(client: PrometheusClient, where: Readonly<Record<string, string>>): Promise<Found> {
  const ask = (name: string) => client.series('Sloth', `${name}${selector(where)}`)
  const infos = bySloth(await ask('sloth_slo_info'))
  if (infos.size === 0) throw nothing(client, where)
  const objectives = bySloth(await ask('slo:objective:ratio'))
  const periods = bySloth(await ask('slo:time_period:days'))
  const found = [...infos].map(([id, series]) => one(id, series, objectives.get(id), periods.get(id), where))
  return { rows: found.map(({ row }) => row), indicators: found.flatMap(({ indicator }) => indicator ?? []) }
}

function one(
  id: string,
  infos: readonly Series[],
  objectives: readonly Series[] = [],
  periods: readonly Series[] = [],
  where: Readonly<Record<string, string>>,
) {
  const location = `sloth_slo_info ${id}`
  const refuse = (refused: string) => ({ row: objectiveRow(location, { id, refused }), indicator: null })
  const { sloth_service: service = '', sloth_slo: title = id } = infos[0]?.labels ?? {}
  const most = Math.max(infos.length, objectives.length, periods.length)
  if (most > 1) return refuse(`is recorded ${most} times; choose one with where, such as where: { cluster: eu }`)
  const objective = firstNumber(objectives)
  const window = firstNumber(periods)
  if (objective === null)
    return refuse('slo:objective:ratio has no series for it; let Sloth generate its metadata rules')
  if (window === null) return refuse('slo:time_period:days has no series for it; let Sloth generate its metadata rules')
  const slo = {
    id,
    title,
    service,
    objective: rounded(objective),
    window,
    windowKind: 'rolling',
    ...byMeanRatio,
  } as const
  const indicator: Indicator = {
    externalId: `sloth/${id}`,
    title,
    service,
    slo: id,
    measure: {
      type: 'errorRatio',
      ratio: `slo:sli_error:ratio_rate5m${selector({ sloth_id: id, ...where })}`,
      traffic: EVEN_TRAFFIC,
    },
  }
  return { row: objectiveRow(location, slo), indicator }
}

const bySloth = (series: readonly Series[]): ReadonlyMap<string, readonly Series[]> =>
  Map.groupBy(
    series.filter(({ labels }) => labels.sloth_id),
    ({ labels }) => labels.sloth_id ?? '',
  )

const firstNumber = ([series]: readonly Series[]): number | null => {
  const value = Number(series?.values[0]?.[1] ?? Number.NaN)
  return Number.isFinite(value) ? value : null
}

const nothing = ({ source }: PrometheusClient, where: Readonly<Record<string, string>>) =>
  new SourceFault({
    code: 'not-found',
    location: `sloth_slo_info${selector(where)}`,
    message: `${source}: sloth_slo_info${selector(where)} has no series, so no SLO of Sloth was found`,
    advice: 'Check that Prometheus loads the rules that Sloth generates, and the labels under where.',
  })
