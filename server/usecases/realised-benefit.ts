import { type RealisedReport, realisedReport } from '../../model/insight/realised/report.ts'
import type { Instant } from '../../model/quantity.ts'
import type { ReadingContext } from './context.ts'
import { loadEvidence } from './load-evidence.ts'

/** What shipped projects brought, before against after, as it was known at a moment: today 00:00 UTC when null. */
export const realisedBenefits = async (context: ReadingContext, asOf: Instant | null): Promise<RealisedReport> =>
  realisedReport(await loadEvidence(context, asOf))
