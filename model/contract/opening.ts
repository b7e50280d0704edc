import { z } from 'zod'
import type { Opening } from '../ranking/frame.ts'
import { evidenceSchema } from './evidence.ts'
import { rankingSchema } from './ranking.ts'

const { version, asOf, lenses, teams, services, risks, projects } = evidenceSchema.shape

/** What a ranking is first shown by. The types of the model say more than JSON can: which numbers are minutes, and which weeks. */
export const openingSchema = z.object({
  frame: z.object({
    version,
    asOf,
    lenses,
    teams,
    services: z.array(services.element.pick({ id: true, title: true, team: true })),
    risks: z.array(risks.element.pick({ id: true, title: true })),
    labels: z.array(z.string()),
    projects,
    losses: z.number().int(),
  }),
  report: rankingSchema,
}) as unknown as z.ZodType<Opening>

/**
 * The ranking's first screen as HTML with every text escaped, made by the client's own components where there is no browser.
 * @param search the address's, with its question mark: "?lens=balanced"
 */
export type RenderFirstScreen = (opening: Opening, search: string) => Promise<string>
