import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** The seconds between samples: what a Prometheus scrapes of a status page, thinned out. */
const STEP = 600

/** Share of a component's users served, by Statuspage's own uptime weights; null tells nothing. */
const SERVED: Readonly<Record<string, number | null>> = {
  operational: 1,
  degraded_performance: 0.95,
  partial_outage: 0.7,
  major_outage: 0,
  under_maintenance: null,
}

interface Change {
  readonly at: number
  readonly served: number | null
}

/**
 * component_good_ratio of every component, as OpenMetrics text, from the recorded status changes of GitHub's page.
 * There is no sample before a component's first status, during maintenance and after it left the page.
 * @param services the name of each component's series, by the component's identifier
 * @param from and `to` in seconds since 1970
 */
export function componentRatios(
  realData: string,
  services: ReadonlyMap<string, string>,
  from: number,
  to: number,
): string {
  const rows = parse(readFileSync(join(realData, 'github-status/component_transitions.csv')), {
    columns: true,
  }) as Record<string, string>[]
  const lines = [...services].flatMap(([component, service]) => {
    const changes = rows
      .filter(({ component_id }) => component_id === component)
      .map(({ observed_at = '', status = '' }) => ({
        at: Date.parse(observed_at) / 1000,
        served: SERVED[status] ?? null,
      }))
      .sort((one, other) => one.at - other.at)
    return samples(changes, from, to).map(
      ({ at, served }) => `component_good_ratio{component="${service}"} ${served} ${at}`,
    )
  })
  return ['# TYPE component_good_ratio gauge', ...lines, '# EOF\n'].join('\n')
}

function samples(changes: readonly Change[], from: number, to: number): { at: number; served: number }[] {
  const found: { at: number; served: number }[] = []
  let next = 0
  let served: number | null = null
  for (let at = from; at <= to; at += STEP) {
    for (let change = changes[next]; change && change.at <= at; change = changes[next]) {
      served = change.served
      next += 1
    }
    if (served !== null) found.push({ at, served })
  }
  return found
}
