import { type ExitReason, Refusal } from '../refusal.ts'
import { findSource, SOURCES } from '../sources/registry.ts'
import { importFiles } from '../usecases/import-files.ts'
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

/** Reads files of one source. Bad rows are put aside and told; a file that is not of that source ends the import. */
export const importCommand = (
  configFile: string | undefined,
  { type, files, source: sourceId = type, yes = false }: ImportOptions,
): Promise<ExitReason> => {
  const source = findSource(type)
  if (!source) {
    throw new Refusal(
      'usage',
      `there is no source "${type}"`,
      `There are: ${SOURCES.map((known) => known.type).join(', ')}.`,
    )
  }
  return withInstallation<ExitReason>(configFile, async ({ context, log }) => {
    await leaveDemo(context, yes)
    const progress = progressLine()
    const result = await importFiles(context, {
      source,
      sourceId,
      files,
      log,
      signal: interruptSignal(),
      onProgress: progress.onProgress,
    })
    progress.done()
    if (result.fault) throw result.fault
    await printSync(context, result)
    return 'done'
  })
}
