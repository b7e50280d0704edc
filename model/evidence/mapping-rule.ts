import type { IncidentCause } from './cause.ts'
import { serviceIdOf } from './service-name.ts'

/** What a rule looks for; every stated condition must hold. What it sets; it may set several. */
export interface MappingRule {
  readonly source?: string | undefined
  /** `owner/name`, without regard to case; what has no repository is not meant. */
  readonly repository?: string | undefined
  /** A component's identifier or name, or a service's as its source calls it. */
  readonly component?: string | undefined
  readonly label?: string | undefined
  /** A regular expression on the title, without regard to case. */
  readonly title?: string | undefined
  readonly service?: string | undefined
  readonly root?: string | undefined
  readonly cause?: IncidentCause | undefined
}

/** Makes a title pattern into a test. It is given because the model knows of no engine that is safe with patterns from people. */
export type CompileTitle = (pattern: string) => (title: string) => boolean

/** What the conditions of a rule look at. */
export interface RuleSubject {
  readonly source: string
  readonly repository: string | null
  readonly title: string
  readonly labels: readonly string[]
  readonly components: readonly { readonly component: string; readonly name: string }[]
}

export interface CompiledRule extends MappingRule {
  readonly applies: (subject: RuleSubject) => boolean
  /** Whether the rule names this component; true of every component when it names none. */
  readonly isAbout: (component: string, name: string) => boolean
}

/** A rule ready to be tried on a hundred thousand rows. Throws what `compile` throws. */
export function compiledRule(rule: MappingRule, compile: CompileTitle): CompiledRule {
  const { source, repository, component, label, title } = rule
  const isTitle = title === undefined ? null : compile(title)
  const componentId = component === undefined ? '' : serviceIdOf(component)
  // A hundred thousand rows name the same few components.
  const alike = new Map<string, boolean>()
  const isNamed = (name: string): boolean => {
    const known = alike.get(name) ?? componentId === serviceIdOf(name)
    alike.set(name, known)
    return known
  }
  const isAbout = (id: string, name: string) => component === undefined || component === id || isNamed(name)
  return {
    ...rule,
    isAbout,
    applies: (subject) =>
      (source === undefined || source === subject.source) &&
      (repository === undefined || repository.toLowerCase() === subject.repository?.toLowerCase()) &&
      (label === undefined || subject.labels.includes(label)) &&
      (component === undefined || subject.components.some(({ component: id, name }) => isAbout(id, name))) &&
      // Last, because it costs most.
      (isTitle === null || isTitle(subject.title)),
  }
}
