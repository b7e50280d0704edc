import { ASSUMPTIONS, type AssumptionName, type Assumptions } from '../assumption.ts'
import { NOTICED_WITHIN } from './plan.ts'

/** What the assumptions are about, in the order in which people meet them. */
export const ASSUMPTION_GROUPS = ['loss', 'forecast', 'ranking', 'plan', 'budget', 'telemetry'] as const
export type AssumptionGroup = (typeof ASSUMPTION_GROUPS)[number]

/** Between which values an assumption makes sense, both included, and what it is about. */
export interface Bounds {
  readonly group: AssumptionGroup
  readonly title: string
  readonly least: number
  readonly most: number
  /** Counts and seeds. */
  readonly isWhole?: true
  /** Where its source can be read. */
  readonly link?: string
}

const ERROR_BUDGET_POLICY = 'https://sre.google/workbook/error-budget-policy/'
const CRE_RISKS =
  'https://cloud.google.com/blog/products/devops-sre/know-thy-enemy-how-to-prioritize-and-communicate-risks-cre-life-lessons'
const UPTIME_WEIGHTS = 'https://support.atlassian.com/statuspage/docs/display-historical-uptime-of-components/'
const TEN_YEARS = 3652.5

/** Limits are where the arithmetic still means what its words say, not where a value is wise. */
export const ASSUMPTION_BOUNDS: Readonly<Record<AssumptionName, Bounds>> = {
  shareCritical: { group: 'loss', title: 'Share, critical', least: 0, most: 1, link: UPTIME_WEIGHTS },
  shareMajor: { group: 'loss', title: 'Share, major', least: 0, most: 1, link: UPTIME_WEIGHTS },
  shareMinor: { group: 'loss', title: 'Share, minor', least: 0, most: 1, link: UPTIME_WEIGHTS },
  shareNone: { group: 'loss', title: 'Share, no impact', least: 0, most: 1 },
  trafficShare: { group: 'loss', title: 'Traffic share', least: 0, most: 1 },
  longIncident: { group: 'loss', title: 'Long incident', least: 1, most: 8766 },
  detectionShare: { group: 'loss', title: 'Time to detect', least: 0, most: 1 },
  measuredCoverage: { group: 'loss', title: 'Coverage to measure', least: 0, most: 1 },
  baselineWindow: { group: 'loss', title: 'Baseline window', least: 1, most: 365 },
  demandPerAccount: { group: 'loss', title: 'Weight of an account', least: 0, most: 1000 },
  halfLife: { group: 'forecast', title: 'Half-life', least: 1, most: TEN_YEARS },
  regression: { group: 'forecast', title: 'Regression', least: 0.1, most: 1000 },
  capQuantile: { group: 'forecast', title: 'Cap', least: 0.5, most: 1 },
  drift: { group: 'forecast', title: 'Drift', least: 0, most: 3 },
  spread: { group: 'forecast', title: 'Spread', least: 0, most: 3 },
  selfCalibration: { group: 'forecast', title: 'Self-calibration', least: 0, most: 1, isWhole: true },
  horizon: { group: 'forecast', title: 'Horizon', least: 1, most: TEN_YEARS, link: CRE_RISKS },
  priorShapeLeast: { group: 'forecast', title: 'Company rate, least', least: 0.0001, most: 1000 },
  priorShapeMost: { group: 'forecast', title: 'Company rate, most', least: 0.0001, most: 1000 },
  confidenceLow: { group: 'forecast', title: 'Risk, low confidence', least: 0.01, most: 10_000 },
  confidenceMedium: { group: 'forecast', title: 'Risk, medium confidence', least: 0.01, most: 10_000 },
  confidenceHigh: { group: 'forecast', title: 'Risk, high confidence', least: 0.01, most: 10_000 },
  draws: { group: 'ranking', title: 'Draws', least: 256, most: 16_384, isWhole: true },
  seed: { group: 'ranking', title: 'Seed', least: 0, most: 2 ** 32 - 1, isWhole: true },
  cellsMost: { group: 'ranking', title: 'Cells', least: 10, most: 10_000, isWhole: true },
  tierThreshold: { group: 'ranking', title: 'Tier threshold', least: 0.5, most: 1 },
  topMost: { group: 'ranking', title: 'Top', least: 1, most: 100, isWhole: true },
  weightConcentration: { group: 'ranking', title: 'Closeness of weights', least: 1, most: 10_000 },
  pertGamma: { group: 'ranking', title: 'Weight of likely', least: 0, most: 100 },
  assumedEffortLow: { group: 'ranking', title: 'Assumed effort, low', least: 0.01, most: 1000 },
  assumedEffortLikely: { group: 'ranking', title: 'Assumed effort, likely', least: 0.01, most: 1000 },
  assumedEffortHigh: { group: 'ranking', title: 'Assumed effort, high', least: 0.01, most: 1000 },
  estimateError: { group: 'ranking', title: 'Error of an estimate', least: 0, most: 3 },
  areaShare: { group: 'ranking', title: 'Smallest area', least: 0, most: 0.1 },
  trendWeeks: { group: 'ranking', title: 'Trend', least: 2, most: 104, isWhole: true },
  planDeadline: { group: 'plan', title: 'Time for a plan', least: 50, most: 60_000, isWhole: true },
  firstLeftOutDeadline: { group: 'plan', title: 'Time for the first left out', least: 50, most: 60_000, isWhole: true },
  frontierDeadline: { group: 'plan', title: 'Time for the frontier', least: 50, most: 60_000, isWhole: true },
  riskBudgetShare: { group: 'budget', title: 'Risk too big', least: 0, most: 1, link: CRE_RISKS },
  incidentBudgetShare: { group: 'budget', title: 'Incident too big', least: 0, most: 1, link: ERROR_BUDGET_POLICY },
  causeBudgetShare: { group: 'budget', title: 'Cause too big', least: 0, most: 1, link: ERROR_BUDGET_POLICY },
  burnCoverage: { group: 'budget', title: 'Coverage to alert', least: 0, most: 1 },
  assumedClosingLow: { group: 'ranking', title: 'Assumed closing, low', least: 0, most: 1 },
  assumedClosingLikely: { group: 'ranking', title: 'Assumed closing, likely', least: 0, most: 1 },
  assumedClosingHigh: { group: 'ranking', title: 'Assumed closing, high', least: 0, most: 1 },
  noticedMinutes: { group: 'plan', title: 'Minutes that are noticed', least: 0, most: NOTICED_WITHIN * 1_440 },
  similarOneService: { group: 'telemetry', title: 'Alike, one service', least: 0, most: 1 },
  similarElsewhere: { group: 'telemetry', title: 'Alike, different services', least: 0, most: 1 },
  sameOutageStart: { group: 'telemetry', title: 'One outage, starts', least: 0, most: 1_440 },
  sameOutageClose: { group: 'telemetry', title: 'One outage, close starts', least: 0, most: 1_440 },
  sameOutageTitles: { group: 'telemetry', title: 'One outage, titles', least: 0, most: 1 },
  mergeNamed: { group: 'telemetry', title: 'Merge what names another', least: 0, most: 1, isWhole: true },
  suggestShare: { group: 'telemetry', title: 'Suggested rule, agreement', least: 0.5, most: 1 },
  suggestFewest: { group: 'telemetry', title: 'Suggested rule, fewest rows', least: 1, most: 1000, isWhole: true },
  telemetryDelay: { group: 'telemetry', title: 'Telemetry delay', least: 0, most: 10_080 },
  fineFor: { group: 'telemetry', title: 'Fine buckets', least: 1, most: TEN_YEARS },
  fineAround: { group: 'telemetry', title: 'Fine around incidents', least: 0, most: 168 },
  hourlyFor: { group: 'telemetry', title: 'Hourly buckets', least: 1, most: TEN_YEARS },
  silenceGaps: { group: 'telemetry', title: 'Silence, gaps known', least: 2, most: 1000, isWhole: true },
  silenceFewestGaps: { group: 'telemetry', title: 'Silence, fewest gaps', least: 1, most: 1000, isWhole: true },
  silenceFactor: { group: 'telemetry', title: 'Silence, factor', least: 1, most: 100 },
}

/** Values that must not pass each other, smaller first. */
const ORDERED: readonly (readonly AssumptionName[])[] = [
  ['shareNone', 'shareMinor', 'shareMajor', 'shareCritical'],
  ['priorShapeLeast', 'priorShapeMost'],
  ['confidenceLow', 'confidenceMedium', 'confidenceHigh'],
  ['assumedEffortLow', 'assumedEffortLikely', 'assumedEffortHigh'],
  ['assumedClosingLow', 'assumedClosingLikely', 'assumedClosingHigh'],
  ['fineFor', 'hourlyFor'],
  ['silenceFewestGaps', 'silenceGaps'],
]

export interface AssumptionFault {
  readonly name: AssumptionName
  readonly message: string
}

/** What is wrong with these values, each told for the assumption that somebody stated. Nothing: they can be used together. */
export function assumptionFaults(stated: Partial<Assumptions>, inForce: Assumptions): AssumptionFault[] {
  const names = Object.keys(stated).filter(isAssumption)
  const outside = names.flatMap((name): AssumptionFault[] => {
    const { least, most, isWhole } = ASSUMPTION_BOUNDS[name]
    const value = stated[name] ?? ASSUMPTIONS[name].value
    const { unit } = ASSUMPTIONS[name]
    if (!(value >= least && value <= most)) {
      return [{ name, message: `must be between ${least} and ${most} ${unit}, not ${value}` }]
    }
    return isWhole && !Number.isInteger(value) ? [{ name, message: `must be a whole number, not ${value}` }] : []
  })
  if (outside.length > 0) return outside
  const together = { ...inForce, ...stated }
  return ORDERED.flatMap((chain) =>
    chain.flatMap((larger, position): AssumptionFault[] => {
      const smaller = chain[position - 1]
      if (smaller === undefined || together[smaller] <= together[larger]) return []
      const isLarger = names.includes(larger)
      if (!isLarger && !names.includes(smaller)) return []
      const message = isLarger
        ? `must be at least ${together[smaller]}, which is ${smaller}, not ${together[larger]}`
        : `must be at most ${together[larger]}, which is ${larger}, not ${together[smaller]}`
      return [{ name: isLarger ? larger : smaller, message }]
    }),
  )
}

/** Assumptions in force: those that fit over `base`, such as values that were stated before the file stated others. */
export function assumptionsOver(base: Assumptions, stated: Partial<Assumptions>): Assumptions {
  const faults = assumptionFaults(stated, base)
  if (faults.length === 0) return { ...base, ...stated }
  const faulty = new Set<string>(faults.map(({ name }) => name))
  const fitting = Object.entries(stated).filter(([name]) => !faulty.has(name))
  return assumptionsOver(base, Object.fromEntries(fitting))
}

/** Whether the model has an assumption of this name. */
export const isAssumption = (name: string): name is AssumptionName => Object.hasOwn(ASSUMPTIONS, name)
