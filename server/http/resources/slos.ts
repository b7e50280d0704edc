import { z } from 'zod'
import { sloHistorySchema, slosSchema } from '../../../model/contract/slo.ts'
import { minutes } from '../../../model/quantity.ts'
import { evidenceText } from '../../export/evidence.ts'
import { SLO_COLUMNS } from '../../export/evidence-columns.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { slosDeck } from '../../export/slides/slos-deck.ts'
import { measureSloHistory, measureSlos } from '../../usecases/measure-slos.ts'
import { momentParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const SLO_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/slos',
    scope: 'read',
    summary: 'Objectives with their budgets, burn rates and policy flags, most consumed first',
    parameters: z.strictObject({
      asOf: momentParameter,
      format: z.enum(DECK_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: slosSchema,
    // Windows end at this minute, and so move on while the evidence stays.
    inThread: 'anew',
    handle: async (context, { asOf, format, download }) => {
      const report = await measureSlos(context, asOf ?? null)
      if (format === 'json' && download === undefined) return report
      const evidenceVersion = String(await context.store.evidenceVersion())
      if (format === 'pptx') return deckFile(slosDeck(report, evidenceVersion))
      return evidenceText(
        {
          title: 'SLOs',
          asOf: report.asOf,
          evidenceVersion,
          total: report.slos.length,
        },
        report.slos,
        SLO_COLUMNS,
        format,
      )
    },
  }),
  threadRoute({
    method: 'get',
    path: '/slos/:id',
    scope: 'read',
    summary: 'One objective, with what was left of its budget over time',
    parameters: z.strictObject({
      id: z.string(),
      from: momentParameter,
      to: momentParameter,
      step: z.coerce
        .number()
        .min(5)
        .max(525_960)
        .meta({ description: 'Minutes between two points; a day when left out' })
        .optional(),
    }),
    answer: sloHistorySchema,
    inThread: 'anew',
    handle: (context, { id, from, to, step }) =>
      measureSloHistory(context, {
        id,
        from: from ?? null,
        to: to ?? null,
        step: step === undefined ? null : minutes(step),
      }),
  }),
]
