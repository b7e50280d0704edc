import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import { type CalibrationInForce, calibrationInForce } from '../../model/insight/backtest/calibrated.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Store } from '../store/store.ts'

export interface AssumptionsInForce {
  readonly assumptions: Assumptions
  /** What holds where no history chooses: the defaults, with what people and leverage.yaml state. */
  readonly usual: Assumptions
  /** What past quarters have chosen; null where the usual ones hold. */
  readonly calibration: CalibrationInForce | null
}

/**
 * The assumptions that a ranking of `asOf` is computed with: defaults, over them what quarters that had ended by then
 * chose, over that what people set, over all what leverage.yaml states. The backtest starts from the usual ones instead.
 */
export async function assumptionsInForce(
  { settings }: Pick<Store, 'settings'>,
  asOf: Instant,
): Promise<AssumptionsInForce> {
  const [usual, { assumptions: stated }, learnt] = await Promise.all([
    settings.assumptions(),
    settings.get(),
    settings.calibration(),
  ])
  const calibration = learnt && calibrationInForce(learnt, asOf, usual, stated)
  return { assumptions: { ...usual, ...calibration?.values }, usual, calibration }
}

/** What past quarters would choose if nobody had set any constant: what comes back when somebody takes one back. */
export async function calibrationUnlessSet(
  { settings }: Pick<Store, 'settings'>,
  asOf: Instant,
): Promise<CalibrationInForce | null> {
  const [{ selfCalibration }, learnt] = await Promise.all([settings.assumptions(), settings.calibration()])
  return learnt && calibrationInForce(learnt, asOf, { ...DEFAULT_ASSUMPTIONS, selfCalibration }, {})
}
