import type { RealisedReport } from '../../model/contract/realised.ts'
import { listShort } from '../../model/format.ts'
import type { ReportFormat } from '../export/format.ts'
import type { ExitReason } from '../refusal.ts'
import { realisedBenefits } from '../usecases/realised-benefit.ts'
import { withInstallation } from './installation.ts'
import { momentOption } from './rank.ts'

export interface RealisedOptions {
  readonly asOf?: string
  readonly format: ReportFormat
}

/** Prints what shipped projects brought: the same figures and words as the interface. */
export const realisedCommand = (
  configFile: string | undefined,
  { asOf, format }: RealisedOptions,
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await realisedBenefits(context, moment)
    process.stdout.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : `${wordsText(report)}\n`)
    return 'done'
  })
}

function wordsText({ projects, undated }: RealisedReport): string {
  const parts = projects.map(({ title, shippedAt, words }) =>
    [`${title}, shipped ${shippedAt}`, ...words.map((line) => `  ${line}`)].join('\n'),
  )
  if (undated.length > 0) {
    const titles = listShort(
      undated.map(({ title }) => title),
      5,
    )
    parts.push(`Nobody said when these shipped, so nothing can be compared: ${titles}. State shippedAt.`)
  }
  return parts.length > 0
    ? parts.join('\n\n')
    : 'No project has shipped. Set its status to shipped and say when, and what it brought is measured here.'
}
