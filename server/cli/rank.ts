import type { Instant } from '../../model/quantity.ts'
import type { DeckFormat } from '../export/format.ts'
import { movesText } from '../export/moves.ts'
import { rankingText } from '../export/ranking.ts'
import { deckFile } from '../export/slides/deck-file.ts'
import { rankingDeck } from '../export/slides/ranking-deck.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { parseMoment } from '../usecases/as-of.ts'
import { compareMoments } from '../usecases/compare-moments.ts'
import { rankProjects } from '../usecases/rank-projects.ts'
import { withInstallation } from './installation.ts'
import { sayWhenNone } from './nothing-yet.ts'
import { type OutOptions, putOut, requireFile } from './put-out.ts'

export interface RankOptions extends OutOptions {
  readonly asOf?: string
  readonly lens?: string
  readonly since?: string
  readonly format: DeckFormat
}

/** Prints the ranking, or what changed in it since a moment: the same figures as the screen and the interface. */
export const rankCommand = (
  configFile: string | undefined,
  { asOf, lens, since, format, ...out }: RankOptions,
): Promise<ExitReason> => {
  const question = { asOf: asOf === undefined ? null : momentOption(asOf), lens: lens ?? null, weights: null }
  const from = since === undefined ? null : momentOption(since, '--since')
  requireFile(format, out)
  if (from !== null && format === 'pptx')
    throw new Refusal(
      'usage',
      'what changed since a day is no presentation',
      'Leave --since out, or print it as markdown.',
    )
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    if (from !== null && format !== 'pptx') {
      await putOut(movesText(await compareMoments(context, { ...question, since: from }), format).text, out)
      return 'done'
    }
    const report = await rankProjects(context, question)
    await putOut(
      format === 'pptx' ? (await deckFile(rankingDeck(report))).bytes : rankingText(report, format).text,
      out,
    )
    sayWhenNone(report.projects, 'project')
    return 'done'
  })
}

/** The moment that an option names. Throws Refusal when it names none. */
export function momentOption(text: string, option = '--as-of'): Instant {
  const moment = parseMoment(text)
  if (moment !== null) return moment
  throw new Refusal(
    'usage',
    `${option} is "${text}", which is no date`,
    'Give a date such as 2025-01-01, or a time such as 2025-01-01T09:00:00Z.',
  )
}
