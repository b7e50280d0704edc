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

interface CompiledRule extends MappingRule {
  readonly pattern: RegExp | null
}

/** A mapper of incidents to services: rules in order, the first match wins, then a component that is a service by id or name. */
export function incidentMapper(
  services: readonly Service[],
  rules: readonly MappingRule[],
): (incident: Incident) => MappedIncident {
  const compiled = rules.map((rule) => ({ ...rule, pattern: rule.title ? new RegExp(rule.title, 'iu') : null }))
  const serviceByName = new Map(
    services.flatMap(({ id, title }) => [[id, id] as const, [serviceIdOf(title), id] as const]),
  )

  return (incident) => {
    const applicable = compiled.filter((rule) => appliesToIncident(rule, incident))
    const felt = mergeByService(
      incident.impacts.map(({ component, name, share }) => ({
        service:
          applicable.find((rule) => rule.service && isComponent(rule, component, name))?.service ??
          serviceByName.get(component) ??
          serviceByName.get(serviceIdOf(name)) ??
          UNMAPPED,
        share,
      })),
    )
    const byIncident = applicable.find((rule) => rule.service && !rule.component)?.service
    const root = applicable.find((rule) => rule.root)?.root ?? serviceByName.get(incident.rootComponent ?? '') ?? null
    return {
      ...incident,
      felt: feltServices(felt, byIncident),
      root,
      mappedCause: incident.cause ?? applicable.find((rule) => rule.cause)?.cause ?? 'unknown',
    }
  }
}

/** Services for an installation that has configured none: one for each distinct component name, the newest name of each component. */
export function servicesFromComponents(components: readonly { readonly name: string }[]): Service[] {
  const titles = new Map<string, string>()
  for (const { name } of components) {
    const id = serviceIdOf(name)
    if (!titles.has(id)) titles.set(id, name)
  }
  return [...titles]
    .sort(([left], [right]) => compareText(left, right))
    .map(([id, title]) => ({ id, title, tier: null, team: null, trafficShare: null, revenuePerMinute: null, dependsOn: [] }))
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
