import type { ExitReason } from '../refusal.ts'
import { diagnose } from '../usecases/diagnose.ts'
import { withInstallation } from './installation.ts'

/** Prints what is right and what wants a look; ends with the database's exit code when something is broken. */
export const doctorCommand = (configFile: string | undefined): Promise<ExitReason> =>
  withInstallation(configFile, async ({ context }) => {
    const findings = await diagnose(context)
    for (const { verdict, subject, detail } of findings)
      process.stdout.write(`${verdict.padEnd(4)}  ${subject}: ${detail}\n`)
    return findings.some(({ verdict }) => verdict === 'bad') ? 'database' : 'done'
  })
