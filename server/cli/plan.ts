import { committedPlanSlides, committedPlanText } from '../export/committed-plan.ts'
import type { DeckFormat, ReportFormat } from '../export/format.ts'
import { committedPlansText, planSlides, planText, verificationText } from '../export/plan.ts'
import { deckFile } from '../export/slides/deck-file.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { readCapacity } from '../usecases/capacity.ts'
import { listCommittedPlans, readCommittedPlan, verifyCommittedPlan } from '../usecases/committed-plans.ts'
import { planQuarter, quarterQuestion } from '../usecases/plan-quarter.ts'
import { withInstallation } from './installation.ts'
import { type OutOptions, putOut, requireFile } from './put-out.ts'
import { momentOption } from './rank.ts'

export interface PlanOptions extends OutOptions {
  readonly quarter?: string
  readonly capacity?: readonly string[]
  readonly lockIn?: readonly string[]
  readonly lockOut?: readonly string[]
  readonly mine?: readonly string[]
  readonly asOf?: string
  readonly lens?: string
  readonly format: ReportFormat | 'pptx'
}

/** Prints the best plan of a quarter: the same figures as the screen and the interface. */
export const planCommand = (configFile: string | undefined, options: PlanOptions): Promise<ExitReason> => {
  const capacity = Object.fromEntries((options.capacity ?? []).map(capacityOption))
  const moment = options.asOf === undefined ? null : momentOption(options.asOf)
  requireFile(options.format, options)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const { quarter, lens, lockIn, lockOut, mine, format } = options
    const report = await planQuarter(
      context,
      quarterQuestion({ quarter, asOf: moment, lens, capacity, lockedIn: lockIn, lockedOut: lockOut, mine }),
    )
    await putOut(format === 'pptx' ? (await deckFile(planSlides(report))).bytes : planText(report, format), options)
    return 'done'
  })
}

export interface PlanShowOptions extends OutOptions {
  readonly id: string
  readonly format: DeckFormat
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
  { id, format, verify, ...out }: PlanShowOptions,
): Promise<ExitReason> => {
  requireFile(format, out)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    if (!verify) {
      const plan = await readCommittedPlan(context, id)
      await putOut(
        format === 'pptx' ? (await deckFile(committedPlanSlides(plan))).bytes : committedPlanText(plan, format).text,
        out,
      )
      return 'done'
    }
    const verification = await verifyCommittedPlan(context, id)
    process.stdout.write(verificationText(verification, format === 'json' ? 'json' : 'table'))
    return verification.reproduces ? 'done' : 'input'
  })
}

/** Throws Refusal when it is not TEAM=WEEKS. */
function capacityOption(text: string): [string, number | null] {
  const read = readCapacity(text)
  if (read) return [read.team, read.weeks]
  throw new Refusal('usage', `--capacity is "${text}"`, 'Give each team as TEAM=WEEKS, such as core=12.')
}
