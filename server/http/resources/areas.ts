import { z } from 'zod'
import { areaRowsSchema, areasSchema } from '../../../model/contract/areas.ts'
import { CAUSES } from '../../../model/evidence/cause.ts'
import { AREA_PERIODS } from '../../../model/insight/areas/period.ts'
import { areasText } from '../../export/areas.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { areasDeck } from '../../export/slides/areas-deck.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { listAreaRows } from '../../usecases/list-area-rows.ts'
import { summariseAreas } from '../../usecases/summarise-areas.ts'
import { limitParameter, momentParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const AREA_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/areas',
    scope: 'read',
    summary: 'Expected loss by service and cause, what candidates would avoid of it and what none touches',
    parameters: z.strictObject({
      asOf: momentParameter,
      period: z.enum(AREA_PERIODS).default('year'),
      format: z.enum(DECK_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: areasSchema,
    inThread: 'kept',
    handle: async (context, { asOf, period, format, download }) => {
      const report = await summariseAreas(context, { asOf: asOf ?? null, period })
      if (format === 'pptx') return deckFile(areasDeck(report))
      return format === 'json' && download === undefined ? report : areasText(report, format)
    },
  }),
  threadRoute({
    method: 'get',
    path: '/areas/rows',
    scope: 'read',
    summary: 'The incidents of one service and cause, most minutes lost first',
    parameters: z.strictObject({
      service: z.string().min(1),
      cause: z.enum(CAUSES),
      asOf: momentParameter,
      limit: limitParameter(1_000, 200),
    }),
    answer: areaRowsSchema,
    inThread: 'kept',
    handle: (context, { asOf, ...question }) => listAreaRows(context, { ...question, asOf: asOf ?? null }),
  }),
]
