import type { DeckFormat } from '../export/format.ts'
import { projectText } from '../export/project.ts'
import { deckFile } from '../export/slides/deck-file.ts'
import { projectDeck } from '../export/slides/project-deck.ts'
import type { ExitReason } from '../refusal.ts'
import { explainRank } from '../usecases/explain-rank.ts'
import { withInstallation } from './installation.ts'
import { type OutOptions, putOut, requireFile } from './put-out.ts'
import { momentOption } from './rank.ts'

/** Rows that a bar names in a terminal. */
const SHOWN_ROWS = 5

export interface WhyOptions extends OutOptions {
  readonly project: string
  readonly asOf?: string
  readonly lens?: string
  readonly format: DeckFormat
}

/** Prints why a project has its place, what that stands on, and what would change it. */
export const whyCommand = (
  configFile: string | undefined,
  { project, asOf, lens, format, ...out }: WhyOptions,
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  requireFile(format, out)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await explainRank(context, {
      project,
      asOf: moment,
      lens: lens ?? null,
      weights: null,
      mostRows: SHOWN_ROWS,
    })
    await putOut(
      format === 'pptx' ? (await deckFile(projectDeck(report))).bytes : projectText(report, format).text,
      out,
    )
    return 'done'
  })
}
