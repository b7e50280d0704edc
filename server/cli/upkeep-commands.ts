import { Argument } from 'commander'
import { SETTING_TABLES, type SettingTable } from '../../model/contract/setting-tables.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../export/format.ts'
import { type Commands, command, formatOption } from './command.ts'

/** What keeps an installation right, and what brings it back. */
export const upkeepCommands: Commands = (leverage, config, ending) => {
  leverage.commandsGroup('Look after it:')
  command(leverage, 'doctor', 'say what is right and what wants a look').action(() =>
    ending(async () => (await import('./doctor.ts')).doctorCommand(config())),
  )
  command(leverage, 'settings', 'list services, teams, lenses and assumptions in force, and where each comes from')
    .addArgument(new Argument('[table]', 'only this one').choices([...SETTING_TABLES]))
    .addOption(formatOption(EXPORT_FORMATS))
    .action((table: SettingTable | undefined, options: { format: ExportFormat }) =>
      ending(async () => (await import('./settings.ts')).settingsCommand(config(), { table, ...options })),
    )
  command(leverage, 'backup', 'copy the database, also while it is in use, and check the copy; its key is not in it')
    .argument('<file>', 'where the copy goes')
    .action((file: string) => ending(async () => (await import('./backup.ts')).backupCommand(file)))
  command(leverage, 'restore', 'put a backup in the place of the database, once it was found to be whole')
    .argument('<file>', 'what leverage backup wrote')
    .option('--replace', 'keep the database that is there aside, and use the backup')
    .action((file: string, options: { replace?: boolean }) =>
      ending(async () => (await import('./restore.ts')).restoreCommand(file, options)),
    )
  command(
    leverage,
    'forget-secrets',
    'take encrypted secrets out whose key is lost; their sources then ask for new ones',
  )
    .option('--yes', 'do not ask')
    .action((options: { yes?: boolean }) =>
      ending(async () => (await import('./forget-secrets.ts')).forgetSecretsCommand(options)),
    )
}
