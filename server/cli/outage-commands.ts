import { type Command, Option } from 'commander'
import { REPORT_FORMATS, type ReportFormat } from '../export/format.ts'
import { command, type Ending } from './command.ts'

/** What is one outage: listed, merged and split. Of `outages` alone: what several sources may have told of. */
export function outageCommands(leverage: Command, config: () => string | undefined, ending: Ending): void {
  const outages = leverage
    .command('outages')
    .description('list what several sources may have told of as one outage; merge incidents, and split them again')
  outages
    .command('list', { isDefault: true })
    .description('list proposals with the reason, the likeliest first; what outages does by itself')
    .allowExcessArguments(false)
    .exitOverride()
    .addOption(new Option('--format <format>', 'how to print it').choices([...REPORT_FORMATS]).default('table'))
    .action((options: { format: ReportFormat }) =>
      ending(async () => (await import('./outages.ts')).outagesCommand(config(), options))(),
    )
  command(outages, 'merge', 'count incidents as one outage, which the first names')
    .argument('<incident...>', 'ids, such as status/x1y2z3; at least two')
    .action((ids: string[]) => ending(async () => (await import('./outages.ts')).mergeCommand(config(), ids))())
  command(outages, 'split', 'count the incidents of an outage each by itself again, and propose it no more')
    .argument('<incident>', 'id of any of them')
    .action((id: string) => ending(async () => (await import('./outages.ts')).splitCommand(config(), id))())
}
