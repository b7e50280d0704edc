import type { Assumptions } from '../../assumption.ts'
import { counted, list, percent, sentence } from '../../format.ts'
import type { Instant } from '../../quantity.ts'
import { CALIBRATED, type QuarterCalibration } from './calibrate.ts'

/** What was learnt from a history, quarter by quarter. */
export interface LearntCalibration {
  /** Fingerprint of that history and of what people had set; the same learns the same. */
  readonly learntFrom: string
  /** First to last. */
  readonly quarters: readonly QuarterCalibration[]
}

type CalibratedName = (typeof CALIBRATED)[number]

/** Constants that a history has chosen in place of the usual ones. */
export interface CalibrationInForce {
  readonly values: Readonly<Partial<Record<CalibratedName, number>>>
  /** What argues for them: "10 past quarters, whose forecasts miss 1.0% less with them". */
  readonly source: string
}

/**
 * What the last quarter that had ended by `asOf` chose, for constants that nobody set. Null: the usual ones hold.
 * @param usual what holds without a choice
 * @param stated names that a person or a file has set: they are pinned
 */
export function calibrationInForce(
  { quarters }: LearntCalibration,
  asOf: Instant,
  usual: Assumptions,
  stated: Partial<Assumptions>,
): CalibrationInForce | null {
  const last = quarters.findLast(({ since }) => since <= asOf)
  if (usual.selfCalibration === 0 || !last?.values || last.missesLess === null) return null
  const { values, missesLess } = last
  const chosen = CALIBRATED.filter((name) => stated[name] === undefined && values[name] !== usual[name])
  if (chosen.length === 0) return null
  return {
    values: Object.fromEntries(chosen.map((name) => [name, values[name]])),
    source: `${counted(last.quarters, 'past quarter')}, whose forecasts miss ${percent(missesLess, 1)} less with it`,
  }
}

const WORDS: Readonly<Record<CalibratedName, (value: number) => string>> = {
  halfLife: (days) => `a half-life of ${days} days`,
  drift: (drift) => `a drift of ${drift}`,
  spread: (spread) => `a spread of ${spread}`,
}

/** Which constants are calibrated, what they would be else, and why. */
export function calibratedWords({ values, source }: CalibrationInForce, usual: Assumptions): string {
  const names = CALIBRATED.filter((name) => values[name] !== undefined)
  const chosen = list(names.map((name) => WORDS[name](values[name] ?? usual[name])))
  const instead = list(names.map((name) => String(usual[name])))
  return sentence(`${chosen} instead of ${instead}, chosen by ${source}. Settings can pin another value.`)
}
