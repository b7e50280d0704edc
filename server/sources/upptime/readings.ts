import type { Instant } from '../../../model/quantity.ts'
import type { SliReading } from '../record.ts'
import type { ServiceOf } from './config.ts'
import type { SiteEvent } from './events.ts'
import { type SiteState, siteBuckets } from './site-buckets.ts'

/** The last state of each site, by its name. */
export type SiteStates = Readonly<Record<string, SiteState>>

/**
 * What a span says of each site, and the states that it ends with. A site is known by its name, as the page shows it: the
 * file behind it can be shared by two, and changes with the name.
 */
export function readingsOf(
  before: SiteStates,
  events: readonly SiteEvent[],
  span: { readonly from: Instant; readonly to: Instant },
  services: ServiceOf = {},
): { readonly readings: readonly SliReading[]; readonly states: SiteStates } {
  const bySite = Map.groupBy(
    events.filter(({ site, at }) => at < span.to && at > (before[site]?.at ?? Number.NEGATIVE_INFINITY)),
    ({ site }) => site,
  )
  const states: Record<string, SiteState> = { ...before }
  const readings: SliReading[] = []
  for (const site of new Set([...Object.keys(before), ...bySite.keys()])) {
    const own = bySite.get(site) ?? []
    const { days, steps } = siteBuckets(before[site] ?? null, own, span)
    const last = own.at(-1)
    if (last) states[site] = { at: last.at, isUp: last.isUp }
    const service = services[site] ?? site
    // Each of one length: that is how the store tells what it has of a time already.
    for (const buckets of [days, steps]) {
      if (buckets.length > 0) readings.push({ externalId: site, title: site, service, slo: null, buckets })
    }
  }
  return { readings, states }
}
