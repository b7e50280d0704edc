import { BUDGET } from './assumptions/budget.ts'
import { FORECAST } from './assumptions/forecast.ts'
import { LOSS } from './assumptions/loss.ts'
import { PLAN } from './assumptions/plan.ts'
import { RANKING } from './assumptions/ranking.ts'
import { TELEMETRY } from './assumptions/telemetry.ts'

/** Every default of the model, once. All of them can be changed per installation. */
export const ASSUMPTIONS = { ...LOSS, ...FORECAST, ...RANKING, ...PLAN, ...BUDGET, ...TELEMETRY }

export type AssumptionName = keyof typeof ASSUMPTIONS

/** The model's settings in force: one number for each assumption. */
export type Assumptions = Readonly<Record<AssumptionName, number>>

export const DEFAULT_ASSUMPTIONS: Assumptions = Object.fromEntries(
  Object.entries(ASSUMPTIONS).map(([name, { value }]) => [name, value]),
) as Record<AssumptionName, number>
