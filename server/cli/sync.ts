import { type ExitReason, Refusal } from '../refusal.ts'
import { keepCalibration, learnCalibration } from '../usecases/learn-calibration.ts'
import { requireOpenSecrets } from '../usecases/stored-secrets.ts'
import { syncSource } from '../usecases/sync-source.ts'
import { printFailure } from './failure.ts'
import { withInstallation } from './installation.ts'
import { interruptSignal } from './interrupt.ts'
import { progressLine } from './progress.ts'
import { printSync } from './sync-report.ts'

/** Pulls one source, or every one that has an address. One that fails does not hold up the others. */
export const syncCommand = (configFile: string | undefined, only: string | undefined): Promise<ExitReason> =>
  withInstallation(configFile, async ({ context }) => {
    const callable = (await context.store.sources.all()).filter(({ config }) => config !== null).map(({ id }) => id)
    const wanted = only === undefined ? callable : [only]
    if (wanted.length === 0) {
      throw new Refusal('input', 'there is no source to pull', 'Describe one under "sources" in leverage.yaml.')
    }
    await requireOpenSecrets(context)
    interruptSignal().addEventListener('abort', () => void context.engine.stop(), { once: true })
    let reason: ExitReason = 'done'
    for (const source of wanted) {
      const progress = progressLine()
      try {
        const result = await syncSource(context, source, { onProgress: progress.onProgress })
        progress.done()
        if (result.fault) reason = printFailure(result.fault, context.secrets.hide)
        else await printSync(context, result)
      } catch (error) {
        progress.done()
        // Another process is calling it, or it has no address: the others are pulled all the same.
        reason = printFailure(error, context.secrets.hide)
      }
    }
    await keepCalibration(context, await learnCalibration(context))
    return reason
  })
