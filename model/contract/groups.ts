import { z } from 'zod'
import { GROUPINGS, type GroupedGains } from '../ranking/groups.ts'

export { GROUPINGS, type GroupedGains, type Grouping } from '../ranking/groups.ts'

/** Candidates grouped, with subtotals that respect overlap; what each field means stands at `GroupedGains`. */
export const groupsSchema = z.object({
  asOf: z.string(),
  lens: z.string(),
  evidenceVersion: z.string(),
  by: z.enum(GROUPINGS),
  groups: z
    .array(
      z.object({
        id: z.string().nullable(),
        title: z.string(),
        projects: z.array(z.string()).readonly(),
        above: z.number().int().nullable(),
        value: z.number(),
        addedUp: z.number(),
        effort: z.number(),
        leverage: z.number(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<GroupedGains>
