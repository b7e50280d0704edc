import type { MappedIncident } from '../../model/evidence/incident.ts'
import { type Coverage, type CoveredService, type Service, UNMAPPED } from '../../model/evidence/service.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { StoredSource } from '../store/sources.ts'

type CoveredSpan = Pick<StoredSource, 'id' | 'coveredFrom' | 'coveredTo'>

const UNMAPPED_SERVICE: Service = {
  id: UNMAPPED,
  title: 'Unmapped',
  tier: null,
  team: null,
  trafficShare: null,
  revenuePerMinute: null,
  dependsOn: [],
}

/**
 * Services with the time that somebody watched them: that of the sources that told of an incident of theirs. A service
 * that never had one is taken to be watched by all sources together, so that having had none counts for it.
 */
export function coveredServices(
  services: readonly Service[],
  incidents: readonly MappedIncident[],
  sources: readonly CoveredSpan[],
  asOf: Instant,
): CoveredService[] {
  const coverageOf = new Map(sources.map((source) => [source.id, coverageUntil(source, asOf)]))
  const sourcesOf = new Map<string, Set<string>>()
  for (const incident of incidents) {
    for (const { service } of incident.felt) {
      const telling = sourcesOf.get(service)
      if (telling) telling.add(incident.source)
      else sourcesOf.set(service, new Set([incident.source]))
    }
  }
  const everywhere = hull([...coverageOf.values()])
  const all = sourcesOf.has(UNMAPPED) ? [...services, UNMAPPED_SERVICE] : services
  return all.map((service) => {
    const telling = sourcesOf.get(service.id)
    const own = telling ? hull([...telling].map((source) => coverageOf.get(source) ?? null)) : null
    return { ...service, coverage: own ?? everywhere }
  })
}

function coverageUntil({ coveredFrom, coveredTo }: CoveredSpan, asOf: Instant): Coverage | null {
  if (coveredFrom === null || coveredTo === null || coveredFrom >= asOf) return null
  return { from: coveredFrom, to: instant(Math.min(coveredTo, asOf)) }
}

/** From the first to the last moment that any of them covers. */
function hull(coverages: readonly (Coverage | null)[]): Coverage | null {
  return coverages.reduce((all, coverage) => {
    if (all === null || coverage === null) return all ?? coverage
    return { from: instant(Math.min(all.from, coverage.from)), to: instant(Math.max(all.to, coverage.to)) }
  }, null)
}
