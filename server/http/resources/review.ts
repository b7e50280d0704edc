import { z } from 'zod'
import { decisionSaveSchema, decisionSchema, decisionsSchema } from '../../../model/contract/decisions.ts'
import { disagreementsSchema, reviewSchema } from '../../../model/contract/review.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { reviewText } from '../../export/review.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { reviewDeck } from '../../export/slides/review-deck.ts'
import { listDecisions, saveDecision } from '../../usecases/decisions.ts'
import { listDisagreements } from '../../usecases/list-disagreements.ts'
import { quarterQuestion } from '../../usecases/plan-quarter.ts'
import { reviewQuarter } from '../../usecases/review-quarter.ts'
import { rankingParameters } from '../parameters.ts'
import { type Route, route, threadRoute } from '../route.ts'

const parameters = z.strictObject({
  ...rankingParameters,
  quarter: z
    .string()
    .meta({ description: 'A quarter; the next one by default', examples: ['2025Q1'] })
    .optional(),
})

export const REVIEW_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/review',
    scope: 'read',
    summary: 'A whole review: where it hurts, what is proposed, where we differ, what was decided',
    parameters: parameters.extend({ format: z.enum(DECK_FORMATS).default('json'), download: z.string().optional() }),
    answer: reviewSchema,
    // Estimates and decisions change without the evidence.
    inThread: 'anew',
    handle: async (context, { format, download, ...asked }) => {
      const report = await reviewQuarter(context, quarterQuestion(asked))
      if (format === 'pptx') return deckFile(reviewDeck(report))
      return format === 'json' && download === undefined ? report : reviewText(report, format)
    },
  }),
  threadRoute({
    method: 'get',
    path: '/disagreements',
    scope: 'read',
    summary: 'Where revealed estimates of several people differ, by how much hangs on who is right',
    parameters,
    answer: disagreementsSchema,
    inThread: 'anew',
    handle: (context, asked) => listDisagreements(context, quarterQuestion(asked)),
  }),
  route({
    method: 'get',
    path: '/decisions',
    scope: 'read',
    summary: 'What reviews decided, with owner and reason, the newest first',
    parameters: z.strictObject({}),
    answer: decisionsSchema,
    handle: async (context) => ({ decisions: await listDecisions(context) }),
  }),
  route({
    method: 'put',
    path: '/decisions/:quarter/:project',
    scope: 'projects:write',
    summary: 'Decide of a project for a quarter, in the place of the decision with this revision; null takes it back',
    parameters: z.strictObject({ quarter: z.string(), project: z.string() }),
    body: decisionSaveSchema,
    answer: decisionSchema,
    handle: (context, { quarter, project }, save) => saveDecision(context, quarter, project, save),
  }),
]
