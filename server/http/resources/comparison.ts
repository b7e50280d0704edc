import { z } from 'zod'
import { comparisonSchema } from '../../../model/contract/comparison.ts'
import { GROUPINGS, groupsSchema } from '../../../model/contract/groups.ts'
import { comparisonText } from '../../export/comparison.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { groupsText } from '../../export/groups.ts'
import { comparisonDeck } from '../../export/slides/comparison-deck.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { groupsDeck } from '../../export/slides/groups-deck.ts'
import { compareTwoProjects } from '../../usecases/compare-projects.ts'
import { groupProjects } from '../../usecases/group-projects.ts'
import { rankingParameters } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

const fileParameters = { format: z.enum(DECK_FORMATS).default('json'), download: z.string().optional() }

export const COMPARISON_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/ranking/comparison',
    scope: 'read',
    summary: 'Two candidates side by side: which wins how surely, what both touch, and what would turn it',
    parameters: z.strictObject({
      ...rankingParameters,
      one: z.string().min(1).meta({ description: 'A project id' }),
      other: z.string().min(1).meta({ description: 'Another project id' }),
      ...fileParameters,
    }),
    answer: comparisonSchema,
    inThread: 'kept',
    handle: async (context, { asOf, lens, weights, one, other, format, download }) => {
      const question = { asOf: asOf ?? null, lens: lens ?? null, weights: weights ?? null, one, other }
      const report = await compareTwoProjects(context, question)
      if (format === 'pptx') return deckFile(comparisonDeck(report))
      return format === 'json' && download === undefined ? report : comparisonText(report, format)
    },
  }),
  threadRoute({
    method: 'get',
    path: '/ranking/groups',
    scope: 'read',
    summary: 'Candidates by team or service, with what each group removes together, overlaps counted once',
    parameters: z.strictObject({ ...rankingParameters, by: z.enum(GROUPINGS), ...fileParameters }),
    answer: groupsSchema,
    inThread: 'kept',
    handle: async (context, { asOf, lens, weights, by, format, download }) => {
      const question = { asOf: asOf ?? null, lens: lens ?? null, weights: weights ?? null, by }
      const report = await groupProjects(context, question)
      if (format === 'pptx') return deckFile(groupsDeck(report))
      return format === 'json' && download === undefined ? report : groupsText(report, format)
    },
  }),
]
