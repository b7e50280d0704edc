import type { Instant } from '../../model/quantity.ts'
import type { ExportFormat } from '../export/format.ts'
import { rankingText } from '../export/ranking.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { parseMoment } from '../usecases/as-of.ts'
import { rankProjects } from '../usecases/rank-projects.ts'
import { withInstallation } from './installation.ts'

/** Prints the ranking: the same figures as the screen and the interface. */
export const rankCommand = (
  configFile: string | undefined,
  { asOf, lens, format }: { readonly asOf?: string; readonly lens?: string; readonly format: ExportFormat },
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await rankProjects(context, { asOf: moment, lens: lens ?? null, weights: null })
    process.stdout.write(rankingText(report, format).text)
    return 'done'
  })
}

/** The moment that --as-of names. Throws Refusal when it names none. */
export function momentOption(text: string): Instant {
  const moment = parseMoment(text)
  if (moment !== null) return moment
  throw new Refusal(
    'usage',
    `--as-of is "${text}"`,
    'Give a date such as 2025-01-01, or a time such as 2025-01-01T09:00:00Z.',
  )
}
