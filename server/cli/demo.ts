import type { ExitReason } from '../refusal.ts'
import { loadDemo } from '../usecases/load-demo.ts'
import { confirm, withInstallation } from './installation.ts'
import { interruptSignal } from './interrupt.ts'

/** Puts the demo company in the place of everything; asks first when that is somebody's real evidence. */
export const demoCommand = ({ yes = false }: { readonly yes?: boolean }): Promise<ExitReason> =>
  withInstallation<ExitReason>(undefined, async ({ context, log }) => {
    const { demo } = await context.store.settings.get()
    const { incident } = await context.store.counts()
    if (!demo && incident > 0) await confirm(`Replace ${incident} real incidents with the invented demo company?`, yes)
    await loadDemo(context, log, interruptSignal())
    process.stdout.write('The demo company is loaded. npm start shows it.\n')
    return 'done'
  })
