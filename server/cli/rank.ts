import type { Instant } from '../../model/quantity.ts'
import type { ExportFormat } from '../export/format.ts'
import { movesText } from '../export/moves.ts'
import { rankingText } from '../export/ranking.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { parseMoment } from '../usecases/as-of.ts'
import { compareMoments } from '../usecases/compare-moments.ts'
import { rankProjects } from '../usecases/rank-projects.ts'
import { withInstallation } from './installation.ts'

export interface RankOptions {
  readonly asOf?: string
  readonly lens?: string
  readonly since?: string
  readonly format: ExportFormat
}

/** Prints the ranking, or what changed in it since a moment: the same figures as the screen and the interface. */
export const rankCommand = (
  configFile: string | undefined,
  { asOf, lens, since, format }: RankOptions,
): Promise<ExitReason> => {
  const question = { asOf: asOf === undefined ? null : momentOption(asOf), lens: lens ?? null, weights: null }
  const from = since === undefined ? null : momentOption(since, '--since')
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const { text } =
      from === null
        ? rankingText(await rankProjects(context, question), format)
        : movesText(await compareMoments(context, { ...question, since: from }), format)
    process.stdout.write(text)
    return 'done'
  })
}

/** The moment that an option names. Throws Refusal when it names none. */
export function momentOption(text: string, option = '--as-of'): Instant {
  const moment = parseMoment(text)
  if (moment !== null) return moment
  throw new Refusal(
    'usage',
    `${option} is "${text}"`,
    'Give a date such as 2025-01-01, or a time such as 2025-01-01T09:00:00Z.',
  )
}
