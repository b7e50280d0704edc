import { type ExitReason, Refusal } from '../refusal.ts'
import { syncSource } from '../usecases/sync-source.ts'
import { printFailure } from './failure.ts'
import { leaveDemo, withInstallation } from './installation.ts'
import { interruptSignal } from './interrupt.ts'
import { progressLine } from './progress.ts'
import { printSync } from './sync-report.ts'

/** Pulls one source, or every one that has an address. One that fails does not hold up the others. */
export const syncCommand = (configFile: string | undefined, only: string | undefined): Promise<ExitReason> =>
  withInstallation(configFile, async ({ context, log }) => {
    const callable = (await context.store.sources.all()).filter(({ config }) => config !== null).map(({ id }) => id)
    const wanted = only === undefined ? callable : [only]
    if (wanted.length === 0) {
      throw new Refusal('input', 'there is no source to pull', 'Describe one under "sources" in leverage.yaml.')
    }
    await leaveDemo(context, false)
    const signal = interruptSignal()
    let reason: ExitReason = 'done'
    for (const sourceId of wanted) {
      const progress = progressLine()
      const result = await syncSource(context, {
        sourceId,
        environment: process.env,
        signal,
        log,
        onProgress: progress.onProgress,
      })
      progress.done()
      if (result.fault) reason = printFailure(result.fault)
      else await printSync(context, result)
    }
    return reason
  })
