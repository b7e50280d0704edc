import { Option } from 'commander'
import { AREA_PERIODS } from '../../model/insight/areas/period.ts'
import { DECK_FORMATS, EXPORT_FORMATS, type ExportFormat, REPORT_FORMATS, type ReportFormat } from '../export/format.ts'
import type { AreasOptions } from './areas.ts'
import { asOfOption, type Commands, command, formatOption, lensOption, outOption } from './command.ts'
import type { DigestOptions } from './digest.ts'
import { outageCommands } from './outage-commands.ts'
import type { RankOptions } from './rank.ts'
import type { RealisedOptions } from './realised.ts'
import type { WhyOptions } from './why.ts'

/** What to do first, why, and whether to believe it. */
export const rankingCommands: Commands = (leverage, config, ending) => {
  leverage.commandsGroup('Ask what comes first:')
  command(leverage, 'rank', 'rank the candidate projects by leverage')
    .addOption(asOfOption())
    .addOption(lensOption())
    .option('--since <date>', 'print what changed since then and why, instead of the ranking')
    .addOption(formatOption(DECK_FORMATS))
    .addOption(outOption())
    .action((options: RankOptions) => ending(async () => (await import('./rank.ts')).rankCommand(config(), options)))
  command(leverage, 'why', 'say why a project has its place, and what would change it')
    .argument('<project>', 'id or title, as leverage rank prints it')
    .addOption(asOfOption())
    .addOption(lensOption())
    .addOption(formatOption(DECK_FORMATS))
    .addOption(outOption())
    .action((project: string, options: Omit<WhyOptions, 'project'>) =>
      ending(async () => (await import('./why.ts')).whyCommand(config(), { project, ...options })),
    )
  command(leverage, 'digest', 'print what changed since last week and why, as Markdown')
    .option('--since <date>', 'the day to compare with; by default a week ago')
    .addOption(lensOption())
    .option('--out <file>', 'write it there instead of printing it')
    .action((options: DigestOptions) =>
      ending(async () => (await import('./digest.ts')).digestCommand(config(), options)),
    )
  command(
    leverage,
    'frameworks',
    'score the candidates by RICE, ICE, WSJF, CD3 and the CRE sheet, from the same evidence',
  )
    .addOption(asOfOption())
    .addOption(lensOption())
    .addOption(formatOption(REPORT_FORMATS))
    .action((options: { asOf?: string; lens?: string; format: ReportFormat }) =>
      ending(async () => (await import('./frameworks.ts')).frameworksCommand(config(), options)),
    )
  command(leverage, 'backtest', 'replay past quarters with the data they had: how well were services foretold')
    .addOption(formatOption(EXPORT_FORMATS))
    .action((options: { format: ExportFormat }) =>
      ending(async () => (await import('./backtest.ts')).backtestCommand(config(), options)),
    )
  command(leverage, 'realised', 'say what shipped projects brought, before against after, as far as incidents can tell')
    .addOption(asOfOption())
    .addOption(formatOption(REPORT_FORMATS))
    .action((options: RealisedOptions) =>
      ending(async () => (await import('./realised.ts')).realisedCommand(config(), options)),
    )

  leverage.commandsGroup('Look at the evidence:')
  command(leverage, 'areas', 'list expected loss by service and cause, and what no candidate touches')
    .addOption(asOfOption())
    .addOption(new Option('--period <period>', 'how far ahead').choices([...AREA_PERIODS]).default('year'))
    .addOption(formatOption(DECK_FORMATS))
    .addOption(outOption())
    .action((options: AreasOptions) => ending(async () => (await import('./areas.ts')).areasCommand(config(), options)))
  command(leverage, 'services', 'list services with what they lost and what they are expected to lose')
    .addOption(asOfOption())
    .action((options: { asOf?: string }) =>
      ending(async () => (await import('./services.ts')).servicesCommand(config(), options)),
    )
  command(leverage, 'slos', 'list objectives with what is left of their budgets and how fast they burn')
    .addOption(asOfOption('now'))
    .addOption(formatOption(REPORT_FORMATS))
    .action((options: { asOf?: string; format: ReportFormat }) =>
      ending(async () => (await import('./slos.ts')).slosCommand(config(), options)),
    )
  outageCommands(leverage, config, ending)
}
