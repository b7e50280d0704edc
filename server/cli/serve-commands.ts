import { type Commands, command } from './command.ts'

/** What puts Leverage in front of somebody. */
export const serveCommands: Commands = (leverage, config, ending) => {
  leverage.commandsGroup('Show it:')
  command(leverage, 'start', 'serve Leverage on this machine; an empty database gets the demo company').action(() =>
    ending(async () => (await import('./start.ts')).startCommand(config())),
  )
  command(leverage, 'demo', 'put the invented demo company in the place of everything in the database')
    .option('--yes', 'do not ask before real evidence is replaced')
    .action((options: { yes?: boolean }) => ending(async () => (await import('./demo.ts')).demoCommand(options)))
}
