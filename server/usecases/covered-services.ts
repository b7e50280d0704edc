import type { MappedIncident } from '../../model/evidence/incident.ts'
import { type Coverage, type CoveredService, type Service, UNMAPPED } from '../../model/evidence/service.ts'
import { type Instant, instant } from '../../model/quantity.ts'

/** The spans that each source covers, by source. */
export type CoveredSpans = ReadonlyMap<string, readonly Coverage[]>

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
  spans: CoveredSpans,
  asOf: Instant,
): CoveredService[] {
  const sourcesOf = new Map<string, Set<string>>()
  for (const incident of incidents) {
    for (const { source, felt } of [incident, ...(incident.merged?.members ?? [])]) {
      for (const { service } of felt) {
        const telling = sourcesOf.get(service)
        if (telling) telling.add(source)
        else sourcesOf.set(service, new Set([source]))
      }
    }
  }
  const watchedBy = (sources: Iterable<string>) =>
    watched(
      [...sources].flatMap((source) => spans.get(source) ?? []),
      asOf,
    )
  const everywhere = watchedBy(spans.keys())
  const all = sourcesOf.has(UNMAPPED) ? [...services, UNMAPPED_SERVICE] : services
  return all.map((service) => {
    const own = watchedBy(sourcesOf.get(service.id) ?? [])
    return { ...service, ...(own.coverage === null ? everywhere : own) }
  })
}

/** From the first to the last moment up to `asOf` that any of the spans covers, and what none of them does in between. */
function watched(spans: readonly Coverage[], asOf: Instant): Pick<CoveredService, 'coverage' | 'gaps'> {
  const known = spans.filter(({ from }) => from < asOf).toSorted((one, other) => one.from - other.from)
  const [first] = known
  if (!first) return { coverage: null, gaps: [] }
  const gaps: Coverage[] = []
  let reached = first.from
  for (const { from, to } of known) {
    if (from > reached) gaps.push({ from: reached, to: from })
    reached = instant(Math.max(reached, Math.min(to, asOf)))
  }
  return { coverage: { from: first.from, to: reached }, gaps }
}
