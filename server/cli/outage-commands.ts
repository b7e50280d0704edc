import { REPORT_FORMATS, type ReportFormat } from '../export/format.ts'
import { type Commands, command, formatOption } from './command.ts'

/** What is one outage: listed, merged and split. Of `outages` alone: what several sources may have told of. */
export const outageCommands: Commands = (leverage, config, ending) => {
  const outages = leverage
    .command('outages')
    .description('list what several sources may have told of as one outage; merge incidents, and split them again')
  command(outages, 'list', 'list proposals with the reason, the likeliest first; what outages does by itself', {
    isDefault: true,
  })
    .addOption(formatOption(REPORT_FORMATS))
    .action((options: { format: ReportFormat }) =>
      ending(async () => (await import('./outages.ts')).outagesCommand(config(), options)),
    )
  command(outages, 'merge', 'count incidents as one outage, which the first names')
    .argument('<incident...>', 'ids, such as status/x1y2z3; at least two')
    .action((ids: string[]) => ending(async () => (await import('./outages.ts')).mergeCommand(config(), ids)))
  command(outages, 'split', 'count the incidents of an outage each by itself again, and propose it no more')
    .argument('<incident>', 'id of any of them')
    .action((id: string) => ending(async () => (await import('./outages.ts')).splitCommand(config(), id)))
}
