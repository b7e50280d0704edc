import { backtestText } from '../export/backtest.ts'
import type { ExportFormat } from '../export/format.ts'
import type { ExitReason } from '../refusal.ts'
import { backtestRanking } from '../usecases/backtest-ranking.ts'
import { withInstallation } from './installation.ts'

/** Prints how the ranking would have done in each past quarter: the same figures as the screen and the interface. */
export const backtestCommand = (
  configFile: string | undefined,
  { format }: { readonly format: ExportFormat },
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await backtestRanking(context)
    process.stdout.write(backtestText(report, format).text)
    return 'done'
  })
