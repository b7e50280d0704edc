import type { ReportFormat } from '../export/format.ts'
import { planText } from '../export/plan.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { readCapacity } from '../usecases/capacity.ts'
import { planQuarter } from '../usecases/plan-quarter.ts'
import { withInstallation } from './installation.ts'
import { momentOption } from './rank.ts'

export interface PlanOptions {
  readonly quarter?: string
  readonly capacity?: readonly string[]
  readonly lockIn?: readonly string[]
  readonly lockOut?: readonly string[]
  readonly mine?: readonly string[]
  readonly asOf?: string
  readonly lens?: string
  readonly format: ReportFormat
}

/** Prints the best plan of a quarter: the same figures as the screen and the interface. */
export const planCommand = (configFile: string | undefined, options: PlanOptions): Promise<ExitReason> => {
  const capacity = Object.fromEntries((options.capacity ?? []).map(capacityOption))
  const moment = options.asOf === undefined ? null : momentOption(options.asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await planQuarter(context, {
      quarter: options.quarter ?? null,
      asOf: moment,
      lens: options.lens ?? null,
      weights: null,
      capacity,
      lockedIn: options.lockIn ?? [],
      lockedOut: options.lockOut ?? [],
      exclusions: [],
      mine: options.mine ?? null,
      deadline: null,
    })
    process.stdout.write(planText(report, options.format))
    return 'done'
  })
}

/** Throws Refusal when it is not TEAM=WEEKS. */
function capacityOption(text: string): [string, number] {
  const read = readCapacity(text)
  if (read) return [read.team, read.weeks]
  throw new Refusal('usage', `--capacity is "${text}"`, 'Give each team as TEAM=WEEKS, such as core=12.')
}
