import type { AreaPeriod } from '../../model/insight/areas/period.ts'
import { areasText } from '../export/areas.ts'
import type { DeckFormat } from '../export/format.ts'
import { areasDeck } from '../export/slides/areas-deck.ts'
import { deckFile } from '../export/slides/deck-file.ts'
import type { ExitReason } from '../refusal.ts'
import { summariseAreas } from '../usecases/summarise-areas.ts'
import { withInstallation } from './installation.ts'
import { sayWhenNone } from './nothing-yet.ts'
import { type OutOptions, putOut, requireFile } from './put-out.ts'
import { momentOption } from './rank.ts'

export interface AreasOptions extends OutOptions {
  readonly asOf?: string
  readonly period: AreaPeriod
  readonly format: DeckFormat
}

/** Prints expected loss by service and cause: the same figures as the screen and the interface. */
export const areasCommand = (
  configFile: string | undefined,
  { asOf, period, format, ...out }: AreasOptions,
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  requireFile(format, out)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await summariseAreas(context, { asOf: moment, period })
    await putOut(format === 'pptx' ? (await deckFile(areasDeck(report))).bytes : areasText(report, format).text, out)
    sayWhenNone(report.cells, 'incident')
    return 'done'
  })
}
