import type { ReportFormat } from '../export/format.ts'
import { whyText } from '../export/why.ts'
import type { ExitReason } from '../refusal.ts'
import { explainRank } from '../usecases/explain-rank.ts'
import { withInstallation } from './installation.ts'
import { momentOption } from './rank.ts'

/** Rows that a bar names in a terminal. */
const SHOWN_ROWS = 5

/** Prints why a project has its place, what that stands on, and what would change it. */
export const whyCommand = (
  configFile: string | undefined,
  {
    project,
    asOf,
    lens,
    format,
  }: { readonly project: string; readonly asOf?: string; readonly lens?: string; readonly format: ReportFormat },
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await explainRank(context, {
      project,
      asOf: moment,
      lens: lens ?? null,
      weights: null,
      mostRows: SHOWN_ROWS,
    })
    process.stdout.write(whyText(report, format))
    return 'done'
  })
}
