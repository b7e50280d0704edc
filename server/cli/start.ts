import { isClientBuilt } from '../http/client-files.ts'
import { serve } from '../main.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { loadDemo } from '../usecases/load-demo.ts'
import { requireOpenSecrets } from '../usecases/stored-secrets.ts'
import { withInstallation } from './installation.ts'
import { interruptSignal } from './interrupt.ts'

/** Serves until the process is asked to end. A database without any evidence gets the demo company first, unless somebody left it. */
export const startCommand = (configFile: string | undefined): Promise<ExitReason> =>
  withInstallation<ExitReason>(
    configFile,
    async ({ config, context, log }) => {
      if (!isClientBuilt())
        throw new Refusal('unexpected', 'the pages are not built', 'Run npm run build, then start again.')
      await requireOpenSecrets(context)
      const signal = interruptSignal()
      const counts = await context.store.counts()
      const isEmpty = counts.incident + counts.project + counts.service + counts.sources === 0
      const { demoLeft } = await context.store.settings.get()
      if (isEmpty && !demoLeft) await loadDemo(context, log, signal)
      const server = await serve(context, log, config)
      const { demo, company } = await context.store.settings.get()
      const whose = demo ? `${company}, the invented demo company,` : (company ?? 'Leverage')
      process.stdout.write(`${whose} is at ${server.address}\n`)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
      await server.close(config.drain)
      return 'done'
    },
    'warn',
  )
