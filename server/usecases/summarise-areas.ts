import type { AreasReport } from '../../model/contract/areas.ts'
import type { AreaPeriod } from '../../model/insight/areas/period.ts'
import { areasReport } from '../../model/insight/areas/report.ts'
import type { Instant } from '../../model/quantity.ts'
import type { ReadingContext } from './context.ts'
import { loadRanking } from './rank-projects.ts'

/** Where it hurts and whether anybody is on it: the same figures as the screen, from the same model. */
export const summariseAreas = async (
  context: ReadingContext,
  { asOf, period }: { readonly asOf: Instant | null; readonly period: AreaPeriod },
): Promise<AreasReport> => areasReport(await loadRanking(context, asOf), period)
