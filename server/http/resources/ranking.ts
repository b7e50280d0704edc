import { z } from 'zod'
import { encodeEvidence, evidenceSchema } from '../../../model/contract/evidence.ts'
import { movesSchema } from '../../../model/contract/moves.ts'
import { openingSchema } from '../../../model/contract/opening.ts'
import { rankingSchema } from '../../../model/contract/ranking.ts'
import { DECK_FORMATS, EXPORT_FORMATS } from '../../export/format.ts'
import { movesText } from '../../export/moves.ts'
import { rankingText } from '../../export/ranking.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { rankingDeck } from '../../export/slides/ranking-deck.ts'
import { compareMoments } from '../../usecases/compare-moments.ts'
import { loadEvidence } from '../../usecases/load-evidence.ts'
import { openRanking, rankProjects } from '../../usecases/rank-projects.ts'
import { momentParameter, rankingParameters } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const RANKING_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/ranking',
    scope: 'read',
    summary: 'Candidate projects by leverage, with intervals and chances',
    parameters: z.strictObject({
      ...rankingParameters,
      format: z.enum(DECK_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: rankingSchema,
    inThread: 'kept',
    handle: async (context, { asOf, lens, weights, format, download }) => {
      const report = await rankProjects(context, { asOf: asOf ?? null, lens: lens ?? null, weights: weights ?? null })
      if (format === 'pptx') return deckFile(rankingDeck(report))
      return format === 'json' && download === undefined ? report : rankingText(report, format)
    },
  }),
  threadRoute({
    method: 'get',
    path: '/ranking/opening',
    scope: 'read',
    summary: 'A ranking with the words that a screen needs to show it before it has the evidence',
    parameters: z.strictObject(rankingParameters),
    answer: openingSchema,
    inThread: 'kept',
    handle: (context, { asOf, lens, weights }) =>
      openRanking(context, { asOf: asOf ?? null, lens: lens ?? null, weights: weights ?? null }),
  }),
  threadRoute({
    method: 'get',
    path: '/ranking/moves',
    scope: 'read',
    summary: 'What changed in the ranking since a moment, and why; by default within a week',
    parameters: z.strictObject({
      ...rankingParameters,
      since: momentParameter,
      format: z.enum(EXPORT_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: movesSchema,
    inThread: 'kept',
    handle: async (context, { asOf, lens, weights, since, format, download }) => {
      const report = await compareMoments(context, {
        asOf: asOf ?? null,
        lens: lens ?? null,
        weights: weights ?? null,
        since: since ?? null,
      })
      return format === 'json' && download === undefined ? report : movesText(report, format)
    },
  }),
  threadRoute({
    method: 'get',
    path: '/evidence',
    scope: 'read',
    summary: 'Everything a ranking is computed from, compactly: losses as columns',
    parameters: z.strictObject({ asOf: momentParameter }),
    answer: evidenceSchema,
    inThread: 'kept',
    handle: async (context, { asOf }) => encodeEvidence(await loadEvidence(context, asOf ?? null)),
  }),
]
