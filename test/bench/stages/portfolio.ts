import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { DEFAULT_LENSES, type Lens } from '../../../model/evidence/lens.ts'
import { choosePlan } from '../../../model/portfolio/choose-plan.ts'
import type { Budget } from '../../../model/portfolio/order.ts'
import type { Plan } from '../../../model/portfolio/plan.ts'
import { readOrder } from '../../../model/portfolio/read-order.ts'
import { type PreparedRanking, prepareRanking } from '../../../model/ranking/prepare.ts'
import { FAMILIES, type Family, familyEvidence } from '../../support/portfolio-families.ts'
import { type Figure, underLimit } from '../figure.ts'
import { EXACT_CANDIDATES, EXACT_PLAN_WAIT, INSTANCES, MANY_CANDIDATES, PLAN_GAP, PLAN_WAIT } from '../limits.ts'

const lens = DEFAULT_LENSES[0] as Lens
const { planDeadline, firstLeftOutDeadline } = DEFAULT_ASSUMPTIONS

/** Whole plans from a prepared ranking: few candidates until the optimum is proven, many until the default deadlines. */
export const portfolioStage = (): Figure[] =>
  FAMILIES.flatMap((family) => [provenFigure(family), ...inTimeFigures(family)])

function provenFigure(family: Family): Figure {
  const plans = instances(family, EXACT_CANDIDATES).map((prepared) => timedPlan(prepared, Infinity, Infinity))
  if (!plans.every(({ plan }) => plan.isOptimal)) throw new Error(`a plan of the family ${family} was not proven`)
  const measured = `${family}: ${EXACT_CANDIDATES} candidates, proven optimum, slowest of ${INSTANCES}`
  return underLimit({ stage: 'plan-exact', measured, figure: slowest(plans), unit: 'ms' }, EXACT_PLAN_WAIT)
}

function inTimeFigures(family: Family): Figure[] {
  const plans = instances(family, MANY_CANDIDATES).map((prepared) =>
    timedPlan(prepared, planDeadline, firstLeftOutDeadline),
  )
  const measured = (what: string) => `${family}: ${MANY_CANDIDATES} candidates, ${what} of ${INSTANCES}`
  const gap = Math.max(...plans.map(({ plan }) => plan.gap)) * 100
  return [
    underLimit({ stage: 'plan-in-time', measured: measured('slowest'), figure: slowest(plans), unit: 'ms' }, PLAN_WAIT),
    underLimit({ stage: 'plan-gap', measured: measured('largest proven gap'), figure: gap, unit: '%' }, PLAN_GAP),
  ]
}

interface TimedPlan {
  readonly plan: Plan
  readonly time: number
}

const slowest = (plans: readonly TimedPlan[]): number => Math.max(...plans.map(({ time }) => time))

const instances = (family: Family, candidates: number): PreparedRanking[] =>
  Array.from({ length: INSTANCES }, (_, number) => prepareRanking(familyEvidence(family, candidates, number + 1)))

function timedPlan(prepared: PreparedRanking, deadline: number, firstDeadline: number): TimedPlan {
  const start = performance.now()
  const read = readOrder(prepared, { weights: lens.weights })
  if (!read.ok) throw new Error(`the order was refused: ${read.error.type}`)
  const { plan } = choosePlan(read.value, { plan: within(deadline), firstLeftOut: within(firstDeadline) })
  return { plan, time: performance.now() - start }
}

/** Time runs from the first question on. */
function within(milliseconds: number): Budget {
  let start: number | null = null
  return {
    isTimeUp: () => {
      start ??= performance.now()
      return performance.now() - start > milliseconds
    },
  }
}
