import { asksWhoYouAre } from '../access/identify.ts'
import { isClientBuilt } from '../http/client-files.ts'
import { serve } from '../main.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { inviteOwner } from '../usecases/access/invitations.ts'
import type { Context } from '../usecases/context.ts'
import { loadDemo } from '../usecases/load-demo.ts'
import { requireOpenSecrets } from '../usecases/stored-secrets.ts'
import { withInstallation } from './installation.ts'
import { interruptSignal } from './interrupt.ts'

/** Until somebody can look after people, whoever reads the console may become the first owner. */
async function tellOwnerLink(context: Context, address: string): Promise<void> {
  const invitation = await inviteOwner(context)
  if (!invitation) return
  process.stdout.write(
    `Nobody can look after people yet. Become the first owner, within the hour and once:\n${new URL(invitation.link, address).href}\n`,
  )
}

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
      // Once it listens, the first webhook has a source called while the webhooks after it wait for their answers.
      if (counts.sources > 0) await context.guard.load()
      const server = await serve(context, log, config)
      process.stdout.write(
        `${whose(await context.store.settings.get())} is at ${config.access.address?.origin ?? server.address}\n`,
      )
      if (await asksWhoYouAre(context.access, context.store)) await tellOwnerLink(context, server.address)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
      await server.close(config.drain)
      return 'done'
    },
    'warn',
  )

/** What the page that is served shows: a company may have no name yet. */
function whose({ demo, company }: { readonly demo: boolean; readonly company: string | null }): string {
  if (!demo) return company ?? 'Leverage'
  return company === null ? 'The invented demo company' : `${company}, the invented demo company,`
}
