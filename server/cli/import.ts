import { type ExitReason, Refusal } from '../refusal.ts'
import { findSource, SOURCES } from '../sources/registry.ts'
import { importFiles } from '../usecases/import-files.ts'
import { keepCalibration, learnCalibration } from '../usecases/learn-calibration.ts'
import { leaveDemo, withInstallation } from './installation.ts'
import { interruptSignal } from './interrupt.ts'
import { progressLine } from './progress.ts'
import { printSync } from './sync-report.ts'

interface ImportOptions {
  readonly type: string
  readonly files: readonly string[]
  readonly source?: string
  readonly yes?: boolean
}

/**
 * Reads files of one source. Bad rows are put aside and told; a file that is not of that source ends the import before
 * anything changes. Without an id, rows go to the one configured source of that type, else to one named like the type.
 */
export const importCommand = (
  configFile: string | undefined,
  { type, files, source: stated, yes = false }: ImportOptions,
): Promise<ExitReason> => {
  const source = findSource(type)
  if (!source) {
    throw new Refusal(
      'input',
      `there is no source "${type}"`,
      `There are: ${SOURCES.map((known) => known.type).join(', ')}. leverage import --help says what each reads.`,
    )
  }
  return withInstallation<ExitReason>(configFile, async ({ context, log }) => {
    const configured = (await context.store.sources.all()).filter(
      (known) => known.type === type && known.config !== null,
    )
    const only = configured.length === 1 ? configured[0]?.id : undefined
    const progress = progressLine()
    const result = await importFiles(context, {
      source,
      sourceId: stated ?? only ?? type,
      files,
      log,
      signal: interruptSignal(),
      onProgress: progress.onProgress,
      beforeWriting: () => leaveDemo(context, yes),
    })
    progress.done()
    if (result.fault) throw result.fault
    await printSync(context, result)
    await keepCalibration(context, await learnCalibration(context))
    return 'done'
  })
}
