import { z } from 'zod'
import { insightSchema } from '../../../model/contract/insight.ts'
import { rankHistorySchema } from '../../../model/contract/rank-history.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { projectText } from '../../export/project.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { projectDeck } from '../../export/slides/project-deck.ts'
import { explainRank } from '../../usecases/explain-rank.ts'
import { readRankHistory } from '../../usecases/read-rank-history.ts'
import { limitParameter, rankingParameters } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const INSIGHT_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/projects/:id/insight',
    scope: 'read',
    summary:
      'Why a project has its place and what would change it: waterfall, tornado, break-even, worth of an estimate',
    parameters: z.strictObject({
      id: z.string(),
      ...rankingParameters,
      rows: limitParameter(1_000, 20),
      format: z.enum(DECK_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: insightSchema,
    inThread: 'kept',
    handle: async (context, { id, asOf, lens, weights, rows, format, download }) => {
      const report = await explainRank(context, {
        project: id,
        asOf: asOf ?? null,
        lens: lens ?? null,
        weights: weights ?? null,
        mostRows: rows,
      })
      if (format === 'pptx') return deckFile(projectDeck(report))
      return format === 'json' && download === undefined ? report : projectText(report, format)
    },
  }),
  threadRoute({
    method: 'get',
    path: '/projects/:id/history',
    scope: 'read',
    summary: 'Where a project stood at the end of each of the last weeks, by what was known and stated then',
    parameters: z.strictObject({ id: z.string(), ...rankingParameters }),
    answer: rankHistorySchema,
    inThread: 'kept',
    handle: (context, { id, asOf, lens, weights }) =>
      readRankHistory(context, { project: id, asOf: asOf ?? null, lens: lens ?? null, weights: weights ?? null }),
  }),
]
