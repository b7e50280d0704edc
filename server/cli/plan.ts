import { committedPlanText } from '../export/committed-plan.ts'
import type { ExportFormat, ReportFormat } from '../export/format.ts'
import { committedPlansText, planText, verificationText } from '../export/plan.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { readCapacity } from '../usecases/capacity.ts'
import { listCommittedPlans, readCommittedPlan, verifyCommittedPlan } from '../usecases/committed-plans.ts'
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

export interface PlanShowOptions {
  readonly id: string
  readonly format: ExportFormat
  readonly verify?: boolean
}

/** Prints every committed plan, the newest first. */
export const planListCommand = (configFile: string | undefined): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    process.stdout.write(committedPlansText(await listCommittedPlans(context)))
    return 'done'
  })

/** Prints a committed plan as it was; or computes it once more and says whether every figure is the same. */
export const planShowCommand = (
  configFile: string | undefined,
  { id, format, verify }: PlanShowOptions,
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    if (!verify) {
      process.stdout.write(committedPlanText(await readCommittedPlan(context, id), format).text)
      return 'done'
    }
    const verification = await verifyCommittedPlan(context, id)
    process.stdout.write(verificationText(verification, format === 'json' ? 'json' : 'table'))
    return verification.reproduces ? 'done' : 'input'
  })

/** Throws Refusal when it is not TEAM=WEEKS. */
function capacityOption(text: string): [string, number | null] {
  const read = readCapacity(text)
  if (read) return [read.team, read.weeks]
  throw new Refusal('usage', `--capacity is "${text}"`, 'Give each team as TEAM=WEEKS, such as core=12.')
}
