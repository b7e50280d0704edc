import { z } from 'zod'
import { FRAMEWORKS, type Framework, ORIGINS } from '../insight/frameworks/compare-frameworks.ts'

const scoreSchema = z.object({ score: z.number(), rank: z.number().int(), origin: z.enum(ORIGINS) })

/** The published frameworks over one set of evidence, side by side with leverage, in its order. */
export const frameworksSchema = z.object({
  asOf: z.string(),
  lens: z.string(),
  projects: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      scores: z.object(
        Object.fromEntries(FRAMEWORKS.map((framework) => [framework, scoreSchema])) as Record<
          Framework,
          typeof scoreSchema
        >,
      ),
    }),
  ),
  /** What each order would do with the weeks that there are; null when no team has stated any. */
  fills: z
    .array(
      z.object({
        framework: z.enum(FRAMEWORKS),
        taken: z.number().int(),
        weeks: z.number(),
        weeksElsewhere: z.number(),
        value: z.number(),
      }),
    )
    .nullable(),
})
export type FrameworksReport = z.infer<typeof frameworksSchema>
