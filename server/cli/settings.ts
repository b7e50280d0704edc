import { SETTING_TABLES, type SettingTable } from '../../model/contract/setting-tables.ts'
import { sentence } from '../../model/format.ts'
import type { ExportFormat } from '../export/format.ts'
import { settingsText } from '../export/settings.ts'
import type { ExitReason } from '../refusal.ts'
import { listSettings } from '../usecases/list-settings.ts'
import { withInstallation } from './installation.ts'

/** Prints settings in force with where each comes from: one table, or all of them one after the other. */
export const settingsCommand = (
  configFile: string | undefined,
  { table, format }: { readonly table: SettingTable | undefined; readonly format: ExportFormat },
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await listSettings(context)
    if (table !== undefined) process.stdout.write(settingsText(report, table, format).text)
    else if (format === 'json') process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    else {
      for (const each of SETTING_TABLES) {
        const { text } = settingsText(report, each, format)
        process.stdout.write(format === 'table' ? `${sentence(each)}. ${text}\n` : `${text}\n`)
      }
    }
    return 'done'
  })
