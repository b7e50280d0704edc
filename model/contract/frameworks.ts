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
})
export type FrameworksReport = z.infer<typeof frameworksSchema>
