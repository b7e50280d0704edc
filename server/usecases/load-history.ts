import { incidentMapper } from '../../model/evidence/mapping.ts'
import { compileTitle } from '../sources/title-pattern.ts'
import { startOfDay } from './as-of.ts'
import { bucketsByService } from './buckets-by-service.ts'
import { changedIncidents, readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import type { History } from './past-quarters.ts'
import { spansUntilSilence } from './until-silence.ts'

/** Everything recorded that tells what was known when, as of today 00:00 UTC. */
export async function loadHistory({ store, now }: ReadingContext): Promise<History> {
  const [assumptions, services, components, rules, incidents, accounts, series, spans] = await Promise.all([
    store.settings.assumptions(),
    store.services.all(),
    store.components.all(),
    store.rules.all(),
    store.incidents.all(),
    store.accounts.all(),
    store.sli.all(),
    spansUntilSilence(store),
  ])
  const changes = await readChanges(store)
  const basis = { services, rules, components, compile: compileTitle }
  return {
    asOf: startOfDay(now()),
    incidents: changedIncidents(incidents.map(incidentMapper(basis)), changes).rows,
    apart: changes.outages.apart,
    services,
    spans,
    accounts,
    buckets: bucketsByService(series, services),
    assumptions,
  }
}
