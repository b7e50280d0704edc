import type { Cause } from '../evidence/cause.ts'
import type { Selector } from '../evidence/project.ts'
import type { ForecastUnit } from '../forecast/forecast.ts'

/** What an issue or request must have for an effect to touch it. */
interface DemandItem {
  readonly id: string
  readonly kind: 'issue' | 'request'
  readonly service: string | null
  readonly labels: readonly string[]
}

/**
 * Whether a selector touches a unit of expected loss. An effect that names only risks, background, issues or requests
 * touches no incident; an empty one touches all. The company's rate has a service and a cause but no severity, label,
 * root or id, so a selector that asks for those does not reach it; a risk is also reached by the service and cause it
 * would strike.
 */
export function unitSelector(selector: Selector): (unit: ForecastUnit) => boolean {
  const services = asSet(selector.services)
  const roots = asSet(selector.rootServices)
  const causes = asSet<string>(selector.causes)
  const severities = asSet<string>(selector.severities)
  const labels = asSet(selector.labels)
  const incidents = asSet(selector.incidents)
  const risks = asSet(selector.risks)
  const reachesIncidents = touchesIncidents(selector)

  return (unit) => {
    if (unit.kind === 'risk' && risks) return risks.has(unit.id)
    if (!reachesIncidents) return false
    if (services && !services.has(unit.service)) return false
    if (roots && (unit.root === null || !roots.has(unit.root))) return false
    if (causes && !causes.has(unit.cause)) return false
    if (severities && (unit.severity === null || !severities.has(unit.severity))) return false
    if (labels && !unit.labels.some((label) => labels.has(label))) return false
    return !incidents || incidents.has(unit.id)
  }
}

/** Whether a selector may touch any unit of a service and cause; one that names risks may, wherever they would strike. */
export function placeSelector(selector: Selector): (service: string, cause: Cause) => boolean {
  if (selector.risks) return () => true
  if (!touchesIncidents(selector)) return () => false
  const services = asSet(selector.services)
  const causes = asSet<string>(selector.causes)
  return (service, cause) => (!services || services.has(service)) && (!causes || causes.has(cause))
}

/** Whether a selector touches an open issue or request. */
export function demandSelector(selector: Selector): (item: DemandItem) => boolean {
  const services = asSet(selector.services)
  const labels = asSet(selector.labels)
  return (item) => {
    const wanted = item.kind === 'issue' ? selector.issues : selector.requests
    if (wanted === undefined || wanted === false) return false
    if (wanted !== true) return wanted.includes(item.id)
    if (services && (item.service === null || !services.has(item.service))) return false
    return !labels || item.labels.some((label) => labels.has(label))
  }
}

/** What selects among incidents, beside the evidence that an effect may name instead. */
function touchesIncidents(selector: Selector): boolean {
  const narrowed = [
    selector.services,
    selector.rootServices,
    selector.causes,
    selector.severities,
    selector.labels,
    selector.incidents,
  ].some((list) => list !== undefined)
  const namesOthers = Boolean(selector.risks || selector.background || selector.issues || selector.requests)
  return narrowed || !namesOthers
}

const asSet = <Entry>(entries: readonly Entry[] | undefined): ReadonlySet<Entry> | null =>
  entries === undefined ? null : new Set(entries)
