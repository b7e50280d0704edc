import { Command, CommanderError } from 'commander'
import { accessCommands } from './cli/access-commands.ts'
import { type Ending, strict } from './cli/command.ts'
import { evidenceCommands } from './cli/evidence-commands.ts'
import { printFailure } from './cli/failure.ts'
import { planCommands } from './cli/plan-commands.ts'
import { rankingCommands } from './cli/ranking-commands.ts'
import { serveCommands } from './cli/serve-commands.ts'
import { upkeepCommands } from './cli/upkeep-commands.ts'
import { EXIT_CODES, type ExitReason } from './refusal.ts'
import { VERSION } from './version.ts'

const EXIT_HELP = `
Exit codes: ${Object.entries({
  done: 'done',
  unexpected: 'something unexpected',
  usage: 'wrong usage',
  input: 'a file or value was refused',
  database: 'the database cannot be used',
  source: 'a source did not answer as it should',
  address: 'the address is taken',
} satisfies Record<ExitReason, string>)
  .map(([reason, meaning]) => `${EXIT_CODES[reason as ExitReason]} ${meaning}`)
  .join(', ')}.
Environment: LEVERAGE_DATABASE (the SQLite file), LEVERAGE_CONFIG (leverage.yaml), LEVERAGE_KEY (encrypts secrets), LEVERAGE_URL (where people reach it and sign in), LEVERAGE_PRIVATE_NETWORKS (where sources may be), LEVERAGE_DRAIN (seconds), LEVERAGE_REQUESTS_PER_MINUTE, HOST, PORT, LEVERAGE_LOG (debug to fatal).`

/**
 * Runs one command, of which only its own modules are read. Answers go to standard output, progress and errors to standard error.
 * @returns the exit code
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  let exitCode: number = EXIT_CODES.done
  const ending = async (command: () => Promise<ExitReason>) => {
    exitCode = EXIT_CODES[await command()]
  }
  try {
    await program(ending).parseAsync(words, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage
    return EXIT_CODES[printFailure(error, (text) => text)]
  }
}

function program(ending: Ending): Command {
  const leverage = strict(new Command('leverage'))
    .description('Which reliability work to do next: real incidents in, projects ranked by what they save out.')
    .version(VERSION)
    .option('--config <file>', 'leverage.yaml to use; by default LEVERAGE_CONFIG, else the one in this folder')
    .addHelpText('after', EXIT_HELP)
  const config = () => leverage.opts<{ config?: string }>().config
  for (const add of [serveCommands, evidenceCommands, rankingCommands, planCommands, accessCommands, upkeepCommands]) {
    add(leverage, config, ending)
  }
  return leverage
}
