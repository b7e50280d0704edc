import { type Command, type CommanderError, Option } from 'commander'
import type { ExitReason } from '../refusal.ts'

/** Makes what a command does the end of the process. */
export type Ending = (command: () => Promise<ExitReason>) => Promise<void>

/** Adds the commands of one concern; only the modules of the one that runs are read. */
export type Commands = (leverage: Command, config: () => string | undefined, ending: Ending) => void

export const command = (
  parent: Command,
  name: string,
  description: string,
  options: { readonly isDefault?: boolean } = {},
): Command => strict(parent.command(name, options).description(description)).allowExcessArguments(false)

/** What somebody has to name, and did not: only the help of the whole command says what there is. */
const UNNAMED: ReadonlySet<string> = new Set(['commander.missingArgument', 'commander.missingMandatoryOptionValue'])

/** Has wrong usage end in an error that says how the command is used, instead of in the end of the process. */
export const strict = (command: Command): Command =>
  command.exitOverride((error: CommanderError) => {
    if (UNNAMED.has(error.code)) {
      process.stderr.write('\n')
      command.outputHelp({ error: true })
    } else if (error.exitCode !== 0 && error.code !== 'commander.help') {
      process.stderr.write('(--help shows how it is used)\n')
    }
    throw error
  })

export const formatOption = (formats: readonly string[]): Option =>
  new Option('--format <format>', 'how to print it').choices([...formats]).default('table')

export const asOfOption = (otherwise = 'today 00:00 UTC'): Option =>
  new Option('--as-of <date>', `as it was known then, such as 2025-01-01; by default ${otherwise}`)

export const lensOption = (): Option =>
  new Option('--lens <name>', 'how the dimensions weigh; by default the first lens')

export const quarterOption = (): Option => new Option('--quarter <quarter>', 'such as 2025Q1; by default the next one')

/** A presentation is no text: of the formats that a command may have, it alone cannot be printed. */
export const outOption = (): Option =>
  new Option('--out <file>', 'write it there instead of printing it; a presentation needs a file')
