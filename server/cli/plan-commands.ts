import { DECK_FORMATS, EXPORT_FORMATS, REPORT_FORMATS } from '../export/format.ts'
import { asOfOption, type Commands, command, formatOption, lensOption, outOption, quarterOption } from './command.ts'
import type { PlanOptions, PlanShowOptions } from './plan.ts'
import type { ReviewOptions } from './review.ts'

const TODAY_OR_THEN = 'today, or the first day of a quarter that is over'

/** What fits a quarter, what was committed, and what a review of it goes through. */
export const planCommands: Commands = (leverage, config, ending) => {
  leverage.commandsGroup('Plan a quarter:')
  const plan = leverage.command('plan').description('choose what fits a quarter, and look at what was committed')
  // A command of its own: options of `plan` itself would take those of the commands below it.
  command(plan, 'best', 'choose what fits a quarter and removes the most; what plan does by itself', {
    isDefault: true,
  })
    .addOption(quarterOption())
    .option('--capacity <team=weeks...>', 'engineer-weeks of a team, holidays taken out; others keep what they stated')
    .option('--lock-in <project...>', 'ids that must be in')
    .option('--lock-out <project...>', 'ids that must stay out')
    .option('--mine <project...>', 'ids of a plan made by hand, to compare with')
    .addOption(asOfOption(TODAY_OR_THEN))
    .addOption(lensOption())
    .addOption(formatOption([...REPORT_FORMATS, 'pptx']))
    .addOption(outOption())
    .action((options: PlanOptions) => ending(async () => (await import('./plan.ts')).planCommand(config(), options)))
  command(plan, 'list', 'list committed plans').action(() =>
    ending(async () => (await import('./plan.ts')).planListCommand(config())),
  )
  command(plan, 'show', 'print a committed plan as it was')
    .argument('<id>', 'which plan; leverage plan list prints the ids')
    .option(
      '--verify',
      'compute it once more from what was kept and compare every figure; exit code 3 when one differs',
    )
    .addOption(formatOption(DECK_FORMATS))
    .addOption(outOption())
    .action((id: string, options: Omit<PlanShowOptions, 'id'>) =>
      ending(async () => (await import('./plan.ts')).planShowCommand(config(), { id, ...options })),
    )
  command(leverage, 'review', 'print a review of a quarter: what is proposed, where people differ, what was decided')
    .addOption(quarterOption())
    .addOption(asOfOption(TODAY_OR_THEN))
    .addOption(lensOption())
    .addOption(formatOption(EXPORT_FORMATS))
    .action((options: ReviewOptions) =>
      ending(async () => (await import('./review.ts')).reviewCommand(config(), options)),
    )
}
