import { REPORT_FORMATS, type ReportFormat } from '../export/format.ts'
import { type Commands, command, formatOption } from './command.ts'
import { IMPORT_HELP } from './import-help.ts'

/** How evidence comes in, and whether it did. */
export const evidenceCommands: Commands = (leverage, config, ending) => {
  leverage.commandsGroup('Bring evidence in:')
  command(leverage, 'import', "read a source's own files from disk")
    .argument('<source>', 'whose files they are, from the list below')
    .argument('<files...>', 'files, or folders where the source has them')
    .option('--source <id>', 'keep the rows under this id; importing again under it updates them')
    .option('--yes', 'do not ask before the demo company is replaced')
    .addHelpText('after', IMPORT_HELP)
    .action((type: string, files: string[], options: { source?: string; yes?: boolean }) =>
      ending(async () => (await import('./import.ts')).importCommand(config(), { type, files, ...options })),
    )
  command(leverage, 'sync', 'pull the sources that leverage.yaml describes')
    .argument('[source]', 'only this one, by id')
    .action((source: string | undefined) =>
      ending(async () => (await import('./sync.ts')).syncCommand(config(), source)),
    )
  command(leverage, 'sources', 'say how each source does, when it is called next and what went wrong')
    .addOption(formatOption(REPORT_FORMATS))
    .action((options: { format: ReportFormat }) =>
      ending(async () => (await import('./sources.ts')).sourcesCommand(config(), options)),
    )
  command(leverage, 'check', 'say what is wrong with leverage.yaml, a CSV or a JSON file; keeps nothing')
    .argument('<file>', 'such as leverage.yaml or incidents.csv')
    .action((file: string) => ending(async () => (await import('./check.ts')).checkCommand(file)))
}
