import type { Assumptions } from '../../model/assumption.ts'
import type { Lens } from '../../model/evidence/lens.ts'
import type { MappingRule } from '../../model/evidence/mapping-rule.ts'
import type { Project, Team } from '../../model/evidence/project.ts'
import type { Service } from '../../model/evidence/service.ts'
import type { FilePlaces } from './settings.ts'

/** What a configuration file states, in the model's own types. Null or empty: the file says nothing about it. */
export interface ConfigurationEvidence {
  readonly company: string | null
  readonly demo: boolean
  /** ISO 4217 code, such as EUR. */
  readonly currency: string | null
  readonly assumptions: Partial<Assumptions>
  readonly services: readonly Service[]
  /** In order: the first match wins. */
  readonly rules: readonly MappingRule[]
  readonly teams: readonly Team[]
  readonly projects: readonly Project[]
  readonly lenses: readonly Lens[]
  /** Where what it states stands. */
  readonly places: FilePlaces
  /** `config` holds secrets as ${NAME} references only. */
  readonly sources: readonly ConfiguredSource[]
}

export interface ConfiguredSource {
  readonly id: string
  readonly type: string
  readonly title: string
  /** A cron pattern; null: only when asked. */
  readonly schedule: string | null
  readonly config: unknown
}
