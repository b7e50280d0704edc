import type { ToldIssue, ToldRequest } from './demand.ts'
import type { MappingBasis } from './mapping.ts'
import { compiledRule, type RuleSubject } from './mapping-rule.ts'
import { serviceIdOf, servicesByName } from './service-name.ts'

/** Where an issue or request belongs, and by which rule, as a position in the list; null: by name, or not at all. */
export interface DemandMapping {
  readonly service: string | null
  readonly serviceRule: number | null
}

/**
 * Maps issues and requests to a service: what a person said of a request comes first; then rules in order, the first that
 * sets a service wins; then the service that they name themselves, if there is one of that id or title. Throws what `compile` throws.
 */
export function demandMapping({
  services,
  rules,
  compile,
}: Omit<MappingBasis, 'components'>): (row: ToldIssue | ToldRequest) => DemandMapping {
  const compiled = rules.map((rule, position) => ({ ...compiledRule(rule, compile), position }))
  const setting = compiled.filter(({ service }) => service !== undefined)
  const serviceByName = servicesByName(services)
  const known = (name: string | null) =>
    name === null ? null : (serviceByName.get(name) ?? serviceByName.get(serviceIdOf(name)) ?? null)
  return (row) => {
    const { service } = row
    if ('said' in row && row.said.service !== undefined) return { service: known(row.said.service), serviceRule: null }
    const subject = demandSubject(row)
    const rule = setting.find(({ applies }) => applies(subject))
    if (rule?.service !== undefined) return { service: rule.service, serviceRule: rule.position }
    return { service: known(service), serviceRule: null }
  }
}

/** What conditions look at in an issue or request: the service that it names itself is its component. */
export function demandSubject(row: ToldIssue | ToldRequest): RuleSubject {
  const { id, source, title, service } = row
  return {
    source,
    title,
    repository: repositoryOf(id),
    labels: 'labels' in row ? row.labels : [],
    components: service === null ? [] : [{ component: service, name: service }],
  }
}

/** "acme/shop#12" is of acme/shop. */
export const repositoryOf = (id: string): string | null => /^([^/\s]+\/[^/\s]+)#\d+$/.exec(id)?.[1] ?? null
