import { compareText } from '../compare.ts'
import type { IncidentCause } from './cause.ts'
import type { FeltService, Incident, MappedIncident } from './incident.ts'
import { type Service, UNMAPPED } from './service.ts'

/** What a rule looks for; every stated condition must hold. */
export interface MappingRule {
  readonly source?: string | undefined
  /** A component's identifier or name. */
  readonly component?: string | undefined
  readonly label?: string | undefined
  /** A regular expression on the title, without regard to case. */
  readonly title?: string | undefined
  readonly service?: string | undefined
  readonly root?: string | undefined
  readonly cause?: IncidentCause | undefined
}

/** The identifier a component's name turns into when it becomes a service: "Git Operations" is git-operations. */
export const serviceIdOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '') || UNMAPPED

/** Service ids by every name that a source may call one: its id, and the identifier of its title. */
export const servicesByName = (services: readonly Service[]): ReadonlyMap<string, string> =>
  new Map(services.flatMap(({ id, title }) => [[id, id] as const, [serviceIdOf(title), id] as const]))

interface CompiledRule extends MappingRule {
  readonly pattern: RegExp | null
}

/** A component as its source names it now. */
export interface NamedComponent {
  readonly source: string
  readonly id: string
  readonly name: string
}

/**
 * A mapper of incidents to services: rules in order, the first match wins; then a component that is a service by id, by
 * the name it had in the incident, or by the name it has now.
 */
export function incidentMapper(
  services: readonly Service[],
  rules: readonly MappingRule[],
  components: readonly NamedComponent[],
): (incident: Incident) => MappedIncident {
  const compiled = rules.map((rule) => ({ ...rule, pattern: rule.title ? new RegExp(rule.title, 'iu') : null }))
  const serviceByName = servicesByName(services)
  const nameNow = new Map(components.map(({ source, id, name }) => [`${source}\u0000${id}`, name]))
  const byName = (source: string, component: string, name: string | null): string | undefined =>
    serviceByName.get(component) ??
    (name === null ? undefined : serviceByName.get(serviceIdOf(name))) ??
    serviceByName.get(serviceIdOf(nameNow.get(`${source}\u0000${component}`) ?? component))

  return (incident) => {
    const applicable = compiled.filter((rule) => appliesToIncident(rule, incident))
    const felt = mergeByService(
      incident.impacts.map(({ component, name, share }) => ({
        service:
          applicable.find((rule) => rule.service && isComponent(rule, component, name))?.service ??
          byName(incident.source, component, name) ??
          UNMAPPED,
        share,
      })),
    )
    const byIncident = applicable.find((rule) => rule.service && !rule.component)?.service
    const { rootComponent } = incident
    const root =
      applicable.find((rule) => rule.root)?.root ??
      (rootComponent === null ? undefined : byName(incident.source, rootComponent, rootComponent)) ??
      null
    return {
      ...incident,
      felt: feltServices(felt, byIncident),
      root,
      mappedCause: incident.cause ?? applicable.find((rule) => rule.cause)?.cause ?? 'unknown',
    }
  }
}

/** Services for an installation that has configured none: one for each distinct name that a component has now. */
export function servicesFromComponents(components: readonly NamedComponent[]): Service[] {
  const titles = new Map<string, string>()
  for (const { name } of components) {
    const id = serviceIdOf(name)
    if (!titles.has(id)) titles.set(id, name)
  }
  return [...titles]
    .sort(([left], [right]) => compareText(left, right))
    .map(([id, title]) => ({
      id,
      title,
      tier: null,
      team: null,
      trafficShare: null,
      revenuePerMinute: null,
      dependsOn: [],
    }))
}

function appliesToIncident(rule: CompiledRule, incident: Incident): boolean {
  if (rule.source && rule.source !== incident.source) return false
  if (rule.label && !incident.labels.includes(rule.label)) return false
  if (rule.pattern && !rule.pattern.test(incident.title)) return false
  if (rule.component) {
    return incident.impacts.some(({ component, name }) => isComponent(rule, component, name))
  }
  return true
}

const isComponent = (rule: MappingRule, component: string, name: string): boolean =>
  rule.component !== undefined && (rule.component === component || serviceIdOf(rule.component) === serviceIdOf(name))

/** Mapped services alone when there are any: an unmapped component beside them adds no loss of its own. */
function feltServices(felt: readonly FeltService[], byIncident: string | undefined): readonly FeltService[] {
  const mapped = felt.filter(({ service }) => service !== UNMAPPED)
  if (mapped.length > 0) return mapped
  return [{ service: byIncident ?? UNMAPPED, share: felt[0]?.share ?? null }]
}

/** Two components of one service: the service failed as badly as the worse of them. */
function mergeByService(felt: readonly FeltService[]): FeltService[] {
  const worst = new Map<string, FeltService>()
  for (const impact of felt) {
    const known = worst.get(impact.service)
    if (!known || (impact.share ?? -1) > (known.share ?? -1)) worst.set(impact.service, impact)
  }
  return [...worst.values()]
}
