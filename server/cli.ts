import { Argument, Command, CommanderError, Option } from 'commander'
import { AUDIT_KINDS } from '../model/contract/audit-kinds.ts'
import { SETTING_TABLES, type SettingTable } from '../model/contract/setting-tables.ts'
import { AREA_PERIODS } from '../model/insight/areas/period.ts'
import { accessCommands } from './cli/access-commands.ts'
import type { AreasOptions } from './cli/areas.ts'
import type { AuditOptions } from './cli/audit.ts'
import { command, type Ending } from './cli/command.ts'
import type { DigestOptions } from './cli/digest.ts'
import { printFailure } from './cli/failure.ts'
import { outageCommands } from './cli/outage-commands.ts'
import type { PlanOptions, PlanShowOptions } from './cli/plan.ts'
import type { RankOptions } from './cli/rank.ts'
import type { RealisedOptions } from './cli/realised.ts'
import type { ReviewOptions } from './cli/review.ts'
import type { WhyOptions } from './cli/why.ts'
import { DECK_FORMATS, EXPORT_FORMATS, type ExportFormat, REPORT_FORMATS, type ReportFormat } from './export/format.ts'
import { EXIT_CODES, type ExitReason } from './refusal.ts'
import { SOURCE_TYPES } from './sources/source-types.ts'
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
  const ending = (command: () => Promise<ExitReason>) => async () => {
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
  const leverage = new Command('leverage')
    .description('Which reliability work to do next: real incidents in, projects ranked by what they save out.')
    .version(VERSION)
    .option('--config <file>', 'leverage.yaml to use; by default LEVERAGE_CONFIG, else the one in this folder')
    .showHelpAfterError('(--help shows how it is used)')
    .addHelpText('after', EXIT_HELP)
    .exitOverride()
  const config = () => leverage.opts<{ config?: string }>().config

  command(leverage, 'start', 'serve Leverage on this machine; an empty database gets the demo company').action(
    ending(async () => (await import('./cli/start.ts')).startCommand(config())),
  )
  command(leverage, 'demo', 'put the invented demo company in the place of everything in the database')
    .option('--yes', 'do not ask before real evidence is replaced')
    .action((options: { yes?: boolean }) => ending(async () => (await import('./cli/demo.ts')).demoCommand(options))())
  command(leverage, 'import', "read a source's own files from disk")
    .argument('<source>', SOURCE_TYPES.join(', '))
    .argument('<files...>')
    .option('--source <id>', 'keep the rows under this id; importing again under it updates them')
    .option('--yes', 'do not ask before the demo company is replaced')
    .action((type: string, files: string[], options: { source?: string; yes?: boolean }) =>
      ending(async () => (await import('./cli/import.ts')).importCommand(config(), { type, files, ...options }))(),
    )
  command(leverage, 'sync', 'pull the sources that leverage.yaml describes')
    .argument('[source]', 'only this one, by id')
    .action((source: string | undefined) =>
      ending(async () => (await import('./cli/sync.ts')).syncCommand(config(), source))(),
    )
  command(leverage, 'sources', 'say how each source does, when it is called next and what went wrong')
    .addOption(new Option('--format <format>', 'how to print it').choices([...REPORT_FORMATS]).default('table'))
    .action((options: { format: ReportFormat }) =>
      ending(async () => (await import('./cli/sources.ts')).sourcesCommand(config(), options))(),
    )
  command(leverage, 'check', 'say what is wrong with leverage.yaml, a CSV or a JSON file; keeps nothing')
    .argument('<file>')
    .action((file: string) => ending(async () => (await import('./cli/check.ts')).checkCommand(file))())
  command(leverage, 'rank', 'rank the candidate projects by leverage')
    .option('--as-of <date>', 'as it was known then, such as 2025-01-01; by default today 00:00 UTC')
    .option('--lens <name>', 'how the dimensions weigh; by default the first lens')
    .option('--since <date>', 'print what changed since then and why, instead of the ranking')
    .addOption(new Option('--format <format>', 'how to print it').choices([...DECK_FORMATS]).default('table'))
    .option('--out <file>', 'write it there instead of printing it; a presentation needs a file')
    .action((options: RankOptions) =>
      ending(async () => (await import('./cli/rank.ts')).rankCommand(config(), options))(),
    )
  command(leverage, 'digest', 'print what changed since last week and why, as Markdown')
    .option('--since <date>', 'the day to compare with; by default a week ago')
    .option('--lens <name>', 'how the dimensions weigh; by default the first lens')
    .option('--out <file>', 'write it there instead of printing it')
    .action((options: DigestOptions) =>
      ending(async () => (await import('./cli/digest.ts')).digestCommand(config(), options))(),
    )
  command(leverage, 'areas', 'list expected loss by service and cause, and what no candidate touches')
    .option('--as-of <date>', 'as it was known then; by default today 00:00 UTC')
    .addOption(new Option('--period <period>', 'how far ahead').choices([...AREA_PERIODS]).default('year'))
    .addOption(new Option('--format <format>', 'how to print it').choices([...DECK_FORMATS]).default('table'))
    .option('--out <file>', 'write it there instead of printing it; a presentation needs a file')
    .action((options: AreasOptions) =>
      ending(async () => (await import('./cli/areas.ts')).areasCommand(config(), options))(),
    )
  const plan = leverage.command('plan').description('choose what fits a quarter, and look at what was committed')
  // A command of its own: options of `plan` itself would take those of the commands below it.
  plan
    .command('best', { isDefault: true })
    .description('choose what fits a quarter and removes the most; what plan does by itself')
    .allowExcessArguments(false)
    .exitOverride()
    .option('--quarter <quarter>', 'such as 2025Q1; by default the next one')
    .option('--capacity <team=weeks...>', 'engineer-weeks of a team, holidays taken out; others keep what they stated')
    .option('--lock-in <project...>', 'ids that must be in')
    .option('--lock-out <project...>', 'ids that must stay out')
    .option('--mine <project...>', 'ids of a plan made by hand, to compare with')
    .option('--as-of <date>', 'as it was known then; by default today, or the first day of a quarter that is over')
    .option('--lens <name>', 'how the dimensions weigh; by default the first lens')
    .addOption(new Option('--format <format>', 'how to print it').choices([...REPORT_FORMATS, 'pptx']).default('table'))
    .option('--out <file>', 'write it there instead of printing it; a presentation needs a file')
    .action((options: PlanOptions) =>
      ending(async () => (await import('./cli/plan.ts')).planCommand(config(), options))(),
    )
  command(plan, 'list', 'list committed plans').action(
    ending(async () => (await import('./cli/plan.ts')).planListCommand(config())),
  )
  command(plan, 'show', 'print a committed plan as it was')
    .argument('<id>', 'as plan list prints it')
    .option(
      '--verify',
      'compute it once more from what was kept and compare every figure; exit code 3 when one differs',
    )
    .addOption(new Option('--format <format>', 'how to print it').choices([...DECK_FORMATS]).default('table'))
    .option('--out <file>', 'write it there instead of printing it; a presentation needs a file')
    .action((id: string, options: Omit<PlanShowOptions, 'id'>) =>
      ending(async () => (await import('./cli/plan.ts')).planShowCommand(config(), { id, ...options }))(),
    )
  command(leverage, 'review', 'print a review of a quarter: what is proposed, where people differ, what was decided')
    .option('--quarter <quarter>', 'such as 2025Q1; by default the next one')
    .option('--as-of <date>', 'as it was known then; by default today, or the first day of a quarter that is over')
    .option('--lens <name>', 'how the dimensions weigh; by default the first lens')
    .addOption(new Option('--format <format>', 'how to print it').choices([...EXPORT_FORMATS]).default('table'))
    .action((options: ReviewOptions) =>
      ending(async () => (await import('./cli/review.ts')).reviewCommand(config(), options))(),
    )
  command(leverage, 'why', 'say why a project has its place, and what would change it')
    .argument('<project>', 'id or title')
    .option('--as-of <date>', 'as it was known then; by default today 00:00 UTC')
    .option('--lens <name>', 'how the dimensions weigh; by default the first lens')
    .addOption(new Option('--format <format>', 'how to print it').choices([...DECK_FORMATS]).default('table'))
    .option('--out <file>', 'write it there instead of printing it; a presentation needs a file')
    .action((project: string, options: Omit<WhyOptions, 'project'>) =>
      ending(async () => (await import('./cli/why.ts')).whyCommand(config(), { project, ...options }))(),
    )
  command(
    leverage,
    'frameworks',
    'score the candidates by RICE, ICE, WSJF, CD3 and the CRE sheet, from the same evidence',
  )
    .option('--as-of <date>', 'as it was known then; by default today 00:00 UTC')
    .option('--lens <name>', 'how the dimensions weigh; by default the first lens')
    .addOption(new Option('--format <format>', 'how to print it').choices([...REPORT_FORMATS]).default('table'))
    .action((options: { asOf?: string; lens?: string; format: ReportFormat }) =>
      ending(async () => (await import('./cli/frameworks.ts')).frameworksCommand(config(), options))(),
    )
  command(leverage, 'backtest', 'replay past quarters with the data they had: how well were services foretold')
    .addOption(new Option('--format <format>', 'how to print it').choices([...EXPORT_FORMATS]).default('table'))
    .action((options: { format: ExportFormat }) =>
      ending(async () => (await import('./cli/backtest.ts')).backtestCommand(config(), options))(),
    )
  command(leverage, 'realised', 'say what shipped projects brought, before against after, as far as incidents can tell')
    .option('--as-of <date>', 'as it was known then; by default today 00:00 UTC')
    .addOption(new Option('--format <format>', 'how to print it').choices([...REPORT_FORMATS]).default('table'))
    .action((options: RealisedOptions) =>
      ending(async () => (await import('./cli/realised.ts')).realisedCommand(config(), options))(),
    )
  command(leverage, 'services', 'list services with what they lost and what they are expected to lose')
    .option('--as-of <date>', 'as it was known then; by default today 00:00 UTC')
    .action((options: { asOf?: string }) =>
      ending(async () => (await import('./cli/services.ts')).servicesCommand(config(), options))(),
    )
  command(
    leverage,
    'forget-secrets',
    'take encrypted secrets out whose key is lost; their sources then ask for new ones',
  )
    .option('--yes', 'do not ask')
    .action((options: { yes?: boolean }) =>
      ending(async () => (await import('./cli/forget-secrets.ts')).forgetSecretsCommand(options))(),
    )
  outageCommands(leverage, config, ending)
  command(leverage, 'slos', 'list objectives with what is left of their budgets and how fast they burn')
    .option('--as-of <date>', 'as it was known then; by default now')
    .addOption(new Option('--format <format>', 'how to print it').choices([...REPORT_FORMATS]).default('table'))
    .action((options: { asOf?: string; format: ReportFormat }) =>
      ending(async () => (await import('./cli/slos.ts')).slosCommand(config(), options))(),
    )
  command(leverage, 'settings', 'list services, teams, lenses and assumptions in force, and where each comes from')
    .addArgument(new Argument('[table]', 'only this one').choices([...SETTING_TABLES]))
    .addOption(new Option('--format <format>', 'how to print it').choices([...EXPORT_FORMATS]).default('table'))
    .action((table: SettingTable | undefined, options: { format: ExportFormat }) =>
      ending(async () => (await import('./cli/settings.ts')).settingsCommand(config(), { table, ...options }))(),
    )
  accessCommands(leverage, config, ending)
  command(leverage, 'audit', 'say who changed what, when, from what and to what')
    .argument('[words...]', 'only entries that hold each of these')
    .option('--person <handle>', 'only what this person did')
    .addOption(new Option('--kind <kind>', 'only changes of this').choices([...AUDIT_KINDS]))
    .option('--since <date>', 'from then on')
    .option('--limit <entries>', 'how many at most', '100')
    .addOption(new Option('--format <format>', 'how to print it').choices([...EXPORT_FORMATS]).default('table'))
    .action((words: string[], options: AuditOptions) =>
      ending(async () => (await import('./cli/audit.ts')).auditCommand(config(), words, options))(),
    )
  command(leverage, 'backup', 'copy the database, also while it is in use, and check the copy; its key is not in it')
    .argument('<file>')
    .action((file: string) => ending(async () => (await import('./cli/backup.ts')).backupCommand(file))())
  command(leverage, 'restore', 'put a backup in the place of the database, once it was found to be whole')
    .argument('<file>')
    .option('--replace', 'keep the database that is there aside, and use the backup')
    .action((file: string, options: { replace?: boolean }) =>
      ending(async () => (await import('./cli/restore.ts')).restoreCommand(file, options))(),
    )
  command(leverage, 'doctor', 'say what is right and what wants a look').action(
    ending(async () => (await import('./cli/doctor.ts')).doctorCommand(config())),
  )
  return leverage
}
