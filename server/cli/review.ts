import type { ExportFormat } from '../export/format.ts'
import { reviewText } from '../export/review.ts'
import type { ExitReason } from '../refusal.ts'
import { quarterQuestion } from '../usecases/plan-quarter.ts'
import { reviewQuarter } from '../usecases/review-quarter.ts'
import { withInstallation } from './installation.ts'
import { momentOption } from './rank.ts'

export interface ReviewOptions {
  readonly quarter?: string
  readonly asOf?: string
  readonly lens?: string
  readonly format: ExportFormat
}

/** Prints a review of a quarter: the same decisions, disagreements and plan as the screen and the interface. */
export const reviewCommand = (
  configFile: string | undefined,
  { quarter, asOf, lens, format }: ReviewOptions,
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const review = await reviewQuarter(context, quarterQuestion({ quarter, asOf: moment, lens }))
    process.stdout.write(reviewText(review, format).text)
    return 'done'
  })
}
