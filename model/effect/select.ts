import type { Cause } from '../evidence/cause.ts'
import type { Selector } from '../evidence/project.ts'
import type { ForecastUnit } from '../forecast/forecast.ts'

/** What a selector looks at of a unit of expected loss, or of a past loss. */
type Selectable = Pick<ForecastUnit, 'kind' | 'id' | 'service' | 'root' | 'cause' | 'severity' | 'labels'>

/** What an issue or request must have for an effect to touch it. */
interface DemandItem {
  readonly id: string
  readonly kind: 'issue' | 'request'
  readonly service: string | null
  readonly labels: readonly string[]
}

/**
 * Whether a selector touches a unit of expected loss. One that names other evidence (risks, background, issues,
 * requests) touches incidents only where it also asks for a root, a cause, a severity or incidents; an empty one touches
 * all incidents. The company's rate has a service and a cause but no severity, label, root or id, so a selector that
 * asks for those does not reach it; a risk is also reached by the service and cause it would strike.
 */
export function unitSelector(selector: Selector): (unit: Selectable) => boolean {
  const services = asSet(selector.services)
  const roots = asSet(selector.rootServices)
  const causes = asSet<string>(selector.causes)
  const severities = asSet<string>(selector.severities)
  const labels = asSet(selector.labels)
  const incidents = asSet(selector.incidents)
  const risks = asSet(selector.risks)
  const reachesIncidents = touchesIncidents(selector)

  return (unit) => {
    if (unit.kind === 'background') return selector.background === true && (!services || services.has(unit.service))
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
  const reachesIncidents = touchesIncidents(selector)
  const services = asSet(selector.services)
  const causes = asSet<string>(selector.causes)
  return (service, cause) => {
    if (services && !services.has(service)) return false
    if (cause === 'background') return selector.background === true
    return reachesIncidents && (!causes || causes.has(cause))
  }
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

/** Whether it may touch incidents at all. Services and labels narrow whatever is named; root, cause, severity and id are what only incidents have. */
export function touchesIncidents({ rootServices, causes, severities, incidents, ...rest }: Selector): boolean {
  const asksForIncidents = [rootServices, causes, severities, incidents].some((list) => list !== undefined)
  return asksForIncidents || !(rest.risks || rest.background || rest.issues || rest.requests)
}

const asSet = <Entry>(entries: readonly Entry[] | undefined): ReadonlySet<Entry> | null =>
  entries === undefined ? null : new Set(entries)
