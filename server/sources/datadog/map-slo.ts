import { sizeReason } from '../json-row.ts'
import { jsonText } from '../json-text.ts'
import { type ObjectiveContent, objectiveRow } from '../objective-row.ts'
import { schemaReason } from '../row-fault.ts'
import type { RawRow } from '../source.ts'
import type { DatadogConfig } from './config.ts'
import { type DatadogSlo, sloSchema } from './schema.ts'

const DAYS_OF: Readonly<Record<string, number>> = { '7d': 7, '30d': 30, '90d': 90 }

/**
 * An SLO that Datadog lists as an objective: that of its longest window. Its events count alike; without any, its minutes
 * do. What Datadog said of it stays with it, to be read again.
 */
export function sloRow(location: string, content: unknown, services: DatadogConfig['services']): RawRow {
  const text = jsonText(content)
  return objectiveRow(location, objectiveIn(content, text, services), text)
}

function objectiveIn(content: unknown, text: string, services: DatadogConfig['services']): ObjectiveContent {
  const tooBig = sizeReason(text)
  if (tooBig) return refused(content, tooBig)
  const parsed = sloSchema.safeParse(content)
  if (!parsed.success) return refused(content, schemaReason(parsed.error, content))
  return objectiveOf(parsed.data, services)
}

function refused(content: unknown, reason: string): ObjectiveContent {
  const id = (content as { id?: unknown } | null)?.id
  return { id: typeof id === 'string' ? id : null, refused: reason }
}

function objectiveOf(slo: DatadogSlo, services: DatadogConfig['services']): ObjectiveContent {
  const [longest] = slo.thresholds
    .flatMap(({ timeframe, target }) => {
      const window = DAYS_OF[timeframe]
      return window === undefined ? [] : [{ window, target }]
    })
    .sort((one, other) => other.window - one.window)
  if (!longest) {
    return { id: slo.id, refused: `its window is ${slo.thresholds[0]?.timeframe}; 7d, 30d and 90d can be read` }
  }
  return {
    id: slo.id,
    title: slo.name,
    service: serviceOf(slo, services),
    // Without the digits that a division adds: 99.9 is 0.999.
    objective: Number((longest.target / 100).toFixed(9)),
    window: longest.window,
    windowKind: 'rolling',
    budgetingMethod: 'Occurrences',
    timeSliceTarget: null,
    timeSliceWindow: null,
  }
}

export const serviceOf = ({ id, name, tags }: DatadogSlo, services: DatadogConfig['services'] = {}): string =>
  services[id] ?? tags?.find((tag) => tag.startsWith('service:'))?.slice('service:'.length) ?? name
