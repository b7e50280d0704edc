import type { Service } from '../../model/evidence/service.ts'
import { serviceIdOf, servicesByName } from '../../model/evidence/service-name.ts'
import type { SliBucket, SliSeries } from '../../model/evidence/sli.ts'

/**
 * The one series of each service that its losses are measured by: of several the one that has been watched longest, and
 * of equals the first by id. Indicators of one service count the same customers, so they are never added up.
 */
export function bucketsByService(
  series: readonly SliSeries[],
  services: readonly Service[],
): ReadonlyMap<string, readonly SliBucket[]> {
  const byName = servicesByName(services)
  const chosen = new Map<string, { readonly buckets: readonly SliBucket[]; readonly watched: number }>()
  for (const { service, buckets } of series) {
    const id = byName.get(service) ?? byName.get(serviceIdOf(service)) ?? service
    const watched = buckets.reduce((sum, { length }) => sum + length, 0)
    if (watched > (chosen.get(id)?.watched ?? 0)) chosen.set(id, { buckets, watched })
  }
  return new Map([...chosen].map(([service, { buckets }]) => [service, buckets]))
}
