import type { ExitReason } from '../refusal.ts'
import { forgetSecrets } from '../usecases/stored-secrets.ts'
import { confirm, withInstallation } from './installation.ts'

/** Takes encrypted secrets out whose key is lost, so that Leverage starts again; asks first. */
export const forgetSecretsCommand = ({ yes = false }: { readonly yes?: boolean }): Promise<ExitReason> =>
  withInstallation<ExitReason>(undefined, async ({ context }) => {
    await confirm('Take every encrypted secret out of the database? Their sources must then be given new ones.', yes)
    const forgotten = await forgetSecrets(context)
    process.stdout.write(
      forgotten.length === 0
        ? 'There is no encrypted secret.\n'
        : `Taken out of ${forgotten.join(', ')}. Give each its secret again on the screens Sources and Settings.\n`,
    )
    return 'done'
  })
