import { compareText } from '../compare.ts'
import type { IncidentCause } from './cause.ts'
import type { FeltService, Impact, Incident, MappedIncident } from './incident.ts'
import { type CompileTitle, compiledRule, type MappingRule } from './mapping-rule.ts'
import { type Service, UNMAPPED } from './service.ts'
import { serviceIdOf, servicesByName } from './service-name.ts'

/** A component as its source names it now. */
export interface NamedComponent {
  readonly source: string
  readonly id: string
  readonly name: string
  /** What it was called before, newest first; left out: nothing else. */
  readonly formerNames?: readonly string[]
}

/** What a source calls its things, and what people say that they are. */
export interface MappingBasis {
  readonly services: readonly Service[]
  /** In order: the first match wins. */
  readonly rules: readonly MappingRule[]
  readonly components: readonly NamedComponent[]
  readonly compile: CompileTitle
}

/** Where an incident belongs, and by which rules, as positions in the list; null or empty: by name, or not at all. */
export interface IncidentMapping {
  readonly felt: readonly FeltService[]
  readonly root: string | null
  readonly cause: IncidentCause
  /** The cause is what words in title and updates suggest, and nobody has confirmed it. */
  readonly causeSuggested: boolean
  readonly serviceRules: readonly number[]
  readonly rootRule: number | null
  readonly causeRule: number | null
}

/**
 * Maps incidents to services, root service and cause: rules in order, the first match wins; then a component that is a
 * service by id, by the name it had in the incident, by the name it has now, or by one that it had before: a rename changes
 * no mapping. A stated cause comes before any rule, and
 * a suggested one after all of them. Throws what `compile` throws.
 */
export function incidentMapping({
  services,
  rules,
  components,
  compile,
}: MappingBasis): (incident: Incident) => IncidentMapping {
  const compiled = rules.map((rule, position) => ({ ...compiledRule(rule, compile), position }))
  const serviceByName = servicesByName(services)
  const nameNow = new Map(components.map(({ source, id, name }) => [`${source}\u0000${id}`, name]))
  const namesOf = new Map(
    components.flatMap(({ source, id, name, formerNames }) =>
      formerNames ? [[`${source}\u0000${id}`, [name, ...formerNames]] as const] : [],
    ),
  )
  /** Every name of a renamed component; none of one that was always called the same. */
  const otherNames = (source: string, component: string) => namesOf.get(`${source}\u0000${component}`) ?? []
  const byFormerName = (source: string, component: string): string | undefined => {
    const named = otherNames(source, component).find((name) => serviceByName.has(serviceIdOf(name)))
    return named === undefined ? undefined : serviceByName.get(serviceIdOf(named))
  }
  const findByName = (source: string, component: string, name: string): string | undefined =>
    serviceByName.get(component) ??
    serviceByName.get(serviceIdOf(name)) ??
    serviceByName.get(serviceIdOf(nameNow.get(`${source}\u0000${component}`) ?? component)) ??
    byFormerName(source, component)
  // The same components fail again and again: what a name comes to is found out once.
  const found = new Map<string, string | undefined>()
  const byName = (source: string, component: string, name: string): string | undefined => {
    const key = `${source}\u0000${component}\u0000${name}`
    if (!found.has(key)) found.set(key, findByName(source, component, name))
    return found.get(key)
  }

  const asNamed = ({ component }: Impact, source: string) =>
    otherNames(source, component).map((name) => ({ component, name }))

  return (incident) => {
    const { source, title, labels, impacts, rootComponent } = incident
    const renamed = namesOf.size === 0 ? [] : impacts.flatMap((impact) => asNamed(impact, source))
    const subject = { source, title, labels, repository: null, components: [...impacts, ...renamed] }
    const applicable = compiled.filter((rule) => rule.applies(subject))
    const used = new Set<number>()
    const told = impacts.map(({ component, name, share }): FeltService => {
      const about = (called: string) =>
        applicable.find((one) => one.service && one.component && one.isAbout(component, called))
      // What it is called comes before what it was called: another may bear that name by now.
      const rule = about(name) ?? otherNames(source, component).map(about).find(Boolean)
      if (rule) used.add(rule.position)
      return { service: rule?.service ?? byName(source, component, name) ?? UNMAPPED, share }
    })
    const felt = mergeByService(told)
    const byIncident = applicable.find((rule) => rule.service && !rule.component)
    const isNamed = felt.some(({ service }) => service !== UNMAPPED)
    if (!isNamed && byIncident) used.add(byIncident.position)
    const rootRule = applicable.find((rule) => rule.root)
    const causeRule = incident.cause === null ? applicable.find((rule) => rule.cause) : undefined
    const stated = incident.cause ?? causeRule?.cause
    return {
      felt: feltServices(felt, byIncident?.service),
      root: rootRule?.root ?? (rootComponent === null ? null : (byName(source, rootComponent, rootComponent) ?? null)),
      cause: stated ?? incident.suggestedCause ?? 'unknown',
      causeSuggested: stated === undefined && incident.suggestedCause !== null,
      serviceRules: [...used],
      rootRule: rootRule?.position ?? null,
      causeRule: causeRule?.position ?? null,
    }
  }
}

/** The same, as incidents that carry where they belong. */
export function incidentMapper(basis: MappingBasis): (incident: Incident) => MappedIncident {
  const mapping = incidentMapping(basis)
  return (incident) => {
    const { felt, root, cause, causeSuggested } = mapping(incident)
    return { ...incident, felt, root, mappedCause: cause, causeSuggested }
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
