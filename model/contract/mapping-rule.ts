import { z } from 'zod'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import type { MappingRule } from '../evidence/mapping-rule.ts'
import { idSchema } from './project.ts'

const word = z.string().min(1, 'must not be empty').max(500)

/** A mapping rule, in leverage.yaml and from a screen alike. Whether its title pattern can be used is checked where it is compiled. */
export const mappingRuleSchema = z
  .strictObject({
    source: idSchema.optional(),
    /** `owner/name`. */
    repository: z
      .string()
      .regex(/^[^/\s]+\/[^/\s]+$/, 'must be written as owner/name')
      .optional(),
    /** A component's identifier or name, or a service's as its source calls it. */
    component: word.optional(),
    label: word.optional(),
    /** A regular expression on the title, without regard to case. */
    title: word.optional(),
    service: idSchema.optional(),
    root: idSchema.optional(),
    cause: z.enum(INCIDENT_CAUSES).optional(),
  })
  .refine((rule) => rule.source || rule.repository || rule.component || rule.label || rule.title, {
    error: 'a rule needs a condition: source, repository, component, label or title',
  })
  .refine((rule) => rule.service || rule.root || rule.cause, {
    error: 'a rule needs something to set: service, root or cause',
  }) satisfies z.ZodType<MappingRule>
