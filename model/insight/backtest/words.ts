import { counted, list, sentence, wholePercent } from '../../format.ts'
import { CALIBRATED } from './calibrate.ts'
import { INTERVAL_SHARE } from './interval-score.ts'
import type { BacktestReport, CalibrationReport, OrderSummary } from './report.ts'

/** Coverage within these bounds is as good as so few quarters can tell from right. */
const RIGHT_COVERAGE = { least: 0.75, most: 0.88 } as const

/** A backtest in plain words: the finding, the order, the intervals, and what it does not show. */
export function backtestWords({ quarters, orders, coverage, crps }: Omit<BacktestReport, 'words'>): string[] {
  const [leverage, ...simple] = orders
  if (quarters.length === 0 || leverage?.captured == null || coverage.share === null) {
    return [
      'Cannot tell yet: a backtest needs a year of record, a whole quarter after it, and three services with at least four incidents each.',
    ]
  }
  const chance = quarters.reduce((sum, quarter) => sum + quarter.chance, 0) / quarters.length
  return [
    `The top third of services held ${share(leverage.captured)} of the next quarter's loss, and intervals are ${coverageInWords(coverage.share)}.`,
    `Over ${counted(quarters.length, 'past quarter')}, each replayed with the data it had: Leverage ${share(leverage.captured)}, ${list(
      simple.map(({ title, captured }) => `${title} ${captured === null ? 'unknown' : share(captured)}`),
    )}; blind choice ${share(chance)}.`,
    ...simple.map(comparisonInWords),
    `${coverage.held} of ${coverage.of} losses fell inside their ${share(INTERVAL_SHARE)} interval; ${coverage.above} were larger, ${coverage.below} smaller.`,
    ...(crps.leverage === null || crps.past === null
      ? []
      : [
          `The forecasts miss by ${share(Math.abs(1 - crps.leverage / crps.past))} ${crps.leverage <= crps.past ? 'less' : 'more'} than repeating each service's past quarters would (CRPS).`,
        ]),
    'This shows how well services are ordered by what they go on to lose. It does not show that a project saves what it promises: shipped projects do.',
  ]
}

function comparisonInWords({ title, capturedDifference, spearmanDifference }: OrderSummary): string {
  const captured = capturedDifference
  const order = spearmanDifference
  if (!captured || !order) return `Too few quarters to compare with ${title}.`
  const is = (sign: 1 | -1) => sign * captured.mean > 0 && (sign > 0 ? captured.low > 0 : captured.high < 0)
  const points = Math.abs(captured.mean * 100).toFixed(1)
  if (is(1)) return `${sentence(title)} captured ${points} points less, more than chance would explain.`
  if (is(-1)) return `${sentence(title)} captured ${points} points more, more than chance would explain: use it.`
  return `${sentence(title)} did about as well: the difference of ${points} points is within what chance explains.`
}

function coverageInWords(covered: number): string {
  if (covered < RIGHT_COVERAGE.least) return covered < RIGHT_COVERAGE.least - 0.1 ? 'too narrow' : 'slightly too narrow'
  if (covered > RIGHT_COVERAGE.most) return covered > RIGHT_COVERAGE.most + 0.05 ? 'too wide' : 'slightly too wide'
  return 'about as wide as they should be'
}

/** What the history says about the constants, and what follows. */
export function calibrationWords({
  values,
  isChosen,
  quarters,
  gain,
  standardError,
  pinned,
}: Omit<CalibrationReport, 'words'>): string {
  if (pinned.length === CALIBRATED.length) return 'Half-life, drift and spread stay as somebody set.'
  const held =
    pinned.length === 0 ? '' : ` ${sentence(list(pinned))} stay${pinned.length === 1 ? 's' : ''} as somebody set.`
  if (gain === null || standardError === null) {
    return `The usual constants hold: ${counted(quarters, 'scored quarter')} tell too little to choose others.${held}`
  }
  if (!isChosen) {
    return `The usual constants hold: in ${counted(quarters, 'quarter')} no others did better by more than a standard error.${held}`
  }
  return `This history forecasts best with a half-life of ${values.halfLife} days, a drift of ${values.drift} and a spread of ${values.spread}: over ${counted(quarters, 'quarter')} the score was better by ${gain.toFixed(1)} minutes, a standard error being ${standardError.toFixed(1)}. They are in force where nobody sets others.${held}`
}

const share = (value: number): string => `${wholePercent(value)}%`
