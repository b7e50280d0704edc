import type { SliBucket } from '../../../model/evidence/sli.ts'
import { type Instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE, minutes } from '../../../model/quantity.ts'
import type { SliReading } from '../record.ts'
import type { DatadogConfig } from './config.ts'
import { serviceOf } from './map-slo.ts'
import type { DatadogHistory, DatadogSlo } from './schema.ts'

const MINUTES_PER_DAY = MILLISECONDS_PER_DAY / MILLISECONDS_PER_MINUTE

/** What was measured of an SLO on a day; nothing when that is unknown. */
export function readingsOf(
  slo: DatadogSlo,
  start: Instant,
  history: DatadogHistory,
  config: DatadogConfig,
): SliReading[] {
  const counts = countsOf(history)
  if (counts === null) return []
  const bucket: SliBucket = { start, length: minutes(MINUTES_PER_DAY), ...counts }
  return [
    { externalId: slo.id, title: slo.name, service: serviceOf(slo, config.services), slo: slo.id, buckets: [bucket] },
  ]
}

/** Events where they are counted, else the share of the day's minutes. A day without a figure, or without events, is unknown. */
function countsOf({ series, overall }: DatadogHistory): { good: number; total: number } | null {
  if (series) {
    const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0)
    const [good, total] = [sum(series.numerator.values), sum(series.denominator.values)]
    return total > 0 && good >= 0 ? { good: Math.min(good, total), total } : null
  }
  const percent = overall?.sli_value
  if (percent === null || percent === undefined || !(percent >= 0 && percent <= 100)) return null
  return { good: (percent / 100) * MINUTES_PER_DAY, total: MINUTES_PER_DAY }
}
