import { objectiveRow } from '../objective-row.ts'
import { windowDays } from '../openslo/duration.ts'
import type { PrometheusClient } from './client.ts'
import type { IndicatorConfig, PrometheusConfig } from './config.ts'
import { discoverPyrra } from './discover-pyrra.ts'
import { discoverSloth } from './discover-sloth.ts'
import type { Found } from './found.ts'
import { EVEN_TRAFFIC, type Indicator, type Measure } from './indicator.ts'
import { openSloIndicators } from './openslo-indicators.ts'
import { slothIndicators } from './sloth-indicators.ts'

/** Google's four weeks, so that every window holds as many weekends. Source: SRE Workbook, chapter 2. */
const DEFAULT_WINDOW = 28

/** Everything that the configuration says to measure. Throws SourceFault. */
export async function findIndicators(config: PrometheusConfig, client: PrometheusClient): Promise<Found> {
  const { indicators = [], discover, where = {}, openslo, sloth } = config
  const found = [
    statedIndicators(indicators),
    ...(discover === 'sloth' ? [await discoverSloth(client, where)] : []),
    ...(discover === 'pyrra' ? [await discoverPyrra(client, where)] : []),
    ...(openslo ? [await openSloIndicators(openslo)] : []),
    ...(sloth ? [await slothIndicators(sloth)] : []),
  ]
  return { rows: found.flatMap(({ rows }) => rows), indicators: found.flatMap((part) => part.indicators) }
}

function statedIndicators(stated: readonly IndicatorConfig[]): Found {
  return {
    rows: stated.flatMap(({ id, title = id, service, slo = id, objective, window }) => {
      if (objective === undefined) return []
      const content = {
        id: slo,
        title,
        service,
        objective,
        window: window === undefined ? DEFAULT_WINDOW : (windowDays(window) ?? DEFAULT_WINDOW),
        windowKind: 'rolling',
        budgetingMethod: 'Occurrences',
        timeSliceTarget: null,
        timeSliceWindow: null,
      } as const
      return [objectiveRow(`indicator ${id}`, content)]
    }),
    indicators: stated.map((indicator): Indicator => {
      const { id, title = id, service, slo, objective } = indicator
      return {
        externalId: id,
        title,
        service,
        slo: slo ?? (objective === undefined ? null : id),
        measure: measureOf(indicator),
      }
    }),
  }
}

function measureOf({
  good,
  bad,
  total = '',
  ratio,
  errorRatio = '',
  traffic = EVEN_TRAFFIC,
}: IndicatorConfig): Measure {
  if (good !== undefined) return { type: 'good', good, total }
  if (bad !== undefined) return { type: 'bad', bad, total }
  if (ratio !== undefined) return { type: 'ratio', ratio, traffic }
  return { type: 'errorRatio', ratio: errorRatio, traffic }
}
