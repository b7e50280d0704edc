import type { AreaPeriod } from '../../model/insight/areas/period.ts'
import { areasText } from '../export/areas.ts'
import type { ExportFormat } from '../export/format.ts'
import type { ExitReason } from '../refusal.ts'
import { summariseAreas } from '../usecases/summarise-areas.ts'
import { withInstallation } from './installation.ts'
import { momentOption } from './rank.ts'

export interface AreasOptions {
  readonly asOf?: string
  readonly period: AreaPeriod
  readonly format: ExportFormat
}

/** Prints expected loss by service and cause: the same figures as the screen and the interface. */
export const areasCommand = (
  configFile: string | undefined,
  { asOf, period, format }: AreasOptions,
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await summariseAreas(context, { asOf: moment, period })
    process.stdout.write(areasText(report, format).text)
    return 'done'
  })
}
