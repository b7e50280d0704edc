import { DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import { incidentMapper, servicesFromComponents } from '../../model/evidence/mapping.ts'
import { startOfDay } from './as-of.ts'
import { bucketsByService } from './buckets-by-service.ts'
import type { ReadingContext } from './context.ts'
import type { History } from './past-quarters.ts'

/** Everything recorded that tells what was known when, as of today 00:00 UTC. */
export async function loadHistory({ store, now }: ReadingContext): Promise<History> {
  const [settings, configured, components, rules, incidents, accounts, series, sources] = await Promise.all([
    store.settings.get(),
    store.services.all(),
    store.components.all(),
    store.rules.all(),
    store.incidents.all(),
    store.accounts.all(),
    store.sli.all(),
    store.sources.all(),
  ])
  const services = configured.length > 0 ? configured : servicesFromComponents(components)
  return {
    asOf: startOfDay(now()),
    incidents: incidents.map(incidentMapper(services, rules, components)),
    services,
    sources: sources.map(({ id, coveredFrom, coveredTo }) => ({ id, coveredFrom, coveredTo })),
    accounts,
    buckets: bucketsByService(series, services),
    assumptions: { ...DEFAULT_ASSUMPTIONS, ...settings.assumptions },
  }
}
