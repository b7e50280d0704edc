import type { BacktestReport } from '../../../model/contract/backtest.ts'
import type { FrameworksReport } from '../../../model/contract/frameworks.ts'
import type { SloForecasts } from '../../../model/contract/slo-forecast.ts'
import { amount, chance, count, counted, inWords, list, percent, sentence, weeks } from '../../../model/format.ts'
import { LEAST_QUARTERS } from '../../../model/insight/backtest/calibrate.ts'
import { INTERVAL_SHARE } from '../../../model/insight/backtest/interval-score.ts'
import type { OrderSummary } from '../../../model/insight/backtest/report.ts'
import { weekdayAndDay } from '../../lib/date.ts'

/** A service of so many quarters that held in less than this share of them is named. */
const OFTEN_MISSED = 0.6

const whole = (share: number) => percent(share, 0)
const simpleOrders = ({ orders }: BacktestReport) => orders.filter(({ order }) => order !== 'leverage')
const leverageOf = ({ orders }: BacktestReport) => orders.find(({ order }) => order === 'leverage')

/** How an order did against Leverage: by more than chance explains, or not. */
export const VERDICTS = ['better', 'worse', 'alike', 'unknown'] as const
export function verdictOf({ capturedDifference }: OrderSummary): (typeof VERDICTS)[number] {
  if (!capturedDifference) return 'unknown'
  if (capturedDifference.high < 0) return 'better'
  return capturedDifference.low > 0 ? 'worse' : 'alike'
}

/** Whether the order can be trusted, as one sentence with its number. */
export function headline(report: BacktestReport): string {
  const { quarters } = report
  const leverage = leverageOf(report)
  if (quarters.length === 0 || leverage?.captured == null) return 'Cannot tell yet: no past quarter can be replayed'
  const held = whole(leverage.captured)
  const better = simpleOrders(report).find((order) => verdictOf(order) === 'better')
  if (better)
    return `${sentence(better.title)} chose better than Leverage by more than chance: ${whole(better.captured ?? 0)} of the loss against ${held}`
  if (quarters.length < LEAST_QUARTERS)
    return `${sentence(counted(quarters.length, 'past quarter').replace(/^\d+/, inWords(quarters.length)))} cannot tell the orders apart; the top third held ${held} of the loss`
  return `No simple order chose better by more than chance; the top third held ${held} of the loss`
}

/** What was replayed. */
export function subline({ quarters, services, asOf }: BacktestReport): string {
  const last = quarters.at(-1)
  if (!last) return `As of ${weekdayAndDay(asOf)}.`
  return `${sentence(inWords(quarters.length))} past ${quarters.length === 1 ? 'quarter' : 'quarters'} up to ${last.quarter}, replayed with the data known then; ${counted(services.length, 'service')}, as of ${weekdayAndDay(asOf)}.`
}

export function capturedTitle(report: BacktestReport): string {
  const best = Math.max(...simpleOrders(report).map(({ captured }) => captured ?? 0))
  return `Our top third held ${whole(leverageOf(report)?.captured ?? 0)} of the next quarter’s loss; the best simple order ${whole(best)}`
}

export function capturedCaption({ quarters }: BacktestReport): string {
  const beaten = quarters.filter(({ orders: { leverage, ...simple } }) =>
    Object.values(simple).some(({ captured }) => (captured ?? 0) > (leverage.captured ?? 0) + 1e-9),
  ).length
  const won =
    beaten === 0
      ? 'No simple order won a quarter'
      : `A simple order won ${inWords(beaten)} of ${inWords(quarters.length)}`
  return `Loss captured by the top third of services, ranked with what was known then. ${won}`
}

export function differencesTitle(report: BacktestReport): string {
  const titled = (verdict: ReturnType<typeof verdictOf>) =>
    simpleOrders(report).filter((order) => verdictOf(order) === verdict)
  const [better] = titled('better')
  if (better) return `${sentence(better.title)} was better by more than chance`
  if (titled('unknown').length > 0) return 'One quarter cannot be compared with chance'
  const [worse, ...others] = titled('worse')
  if (!worse) return 'No simple order was better by more than chance, and none was worse'
  const who = others.length === 0 ? `${worse.title} was worse` : `${inWords(others.length + 1)} were worse`
  return `No simple order was better by more than chance; ${who}`
}

export const verdictWords = { better: 'better', worse: 'worse', alike: 'within chance', unknown: 'too few' } as const

/** A service whose intervals held so rarely that it is worth a name. */
export const isOftenMissed = ({ held, cells }: BacktestReport['services'][number]): boolean =>
  cells.length >= LEAST_QUARTERS && held < OFTEN_MISSED * cells.length

export function coverageTitle({ coverage, services }: BacktestReport): string {
  const all = `${whole(INTERVAL_SHARE)} intervals held ${count(coverage.held)} of ${count(coverage.of)} times`
  const worst = services
    .filter(isOftenMissed)
    .sort((one, other) => one.held / one.cells.length - other.held / other.cells.length)[0]
  return worst ? `${all}, ${worst.title} only ${worst.held} of ${worst.cells.length}` : all
}

export function intervalsTitle({ services }: BacktestReport, quarter: string): string {
  const cells = services.flatMap((service) => service.cells.filter((cell) => cell.quarter === quarter))
  const inside = cells.filter(({ side }) => side === 'inside').length
  if (inside === cells.length)
    return `In ${quarter} all ${counted(cells.length, 'loss', 'losses')} fell inside their intervals`
  return `In ${quarter} ${count(inside)} of ${counted(cells.length, 'loss', 'losses')} fell inside their intervals`
}

export function scoreTitle({ crps: { leverage, past } }: BacktestReport): string {
  if (leverage === null || past === null || past <= 0) return 'Nothing was forecast that could be scored'
  const part = whole(Math.abs(1 - leverage / past))
  return `Forecasts miss by ${part} ${leverage <= past ? 'less' : 'more'} than repeating past quarters would`
}

/** The gain with its interval, and whether chance explains it. */
export function scoreWords({ crps: { gain } }: BacktestReport): string {
  if (!gain) return 'One quarter gives no interval.'
  const range =
    `${amount(gain.mean)} minutes a service and quarter (90% interval ${amount(gain.low)} to ${amount(gain.high)})`.replaceAll(
      '-',
      '−',
    )
  if (gain.low > 0) return `The gain is ${range}: more than chance explains.`
  if (gain.high < 0) return `The difference is ${range}: worse by more than chance explains.`
  return `The difference is ${range}: chance alone could explain it.`
}

export function sloTitle({ slos, plan }: SloForecasts): string {
  const [first] = slos
  if (!first) return 'No objective says what must be met'
  const now = `${first.title.split(':')[0]} has a chance of ${chance(first.chanceMet)} to meet its objective`
  if (plan.length === 0 || first.chanceMetWithPlan === null) return now
  return `${now}; with the best plan ${chance(first.chanceMetWithPlan)}`
}

export const FRAMEWORK_TITLES = {
  leverage: 'Leverage',
  rice: 'RICE',
  ice: 'ICE',
  wsjf: 'WSJF',
  cd3: 'CD3',
  cre: 'CRE sheet',
} as const

/** Orders that remove more than the order by leverage does, which stops at the first candidate that does not fit. */
export function aheadWords({ fills }: FrameworksReport): string | null {
  const leverage = fills?.find(({ framework }) => framework === 'leverage')
  const ahead = fills?.filter(({ value }) => leverage !== undefined && value > leverage.value) ?? []
  if (!leverage || ahead.length === 0) return null
  const titles = list(ahead.map(({ framework }) => FRAMEWORK_TITLES[framework]))
  return `${titles} ${ahead.length === 1 ? 'removes' : 'remove'} more here: every order stops at the first candidate that does not fit, and ours stops at ${weeks(leverage.weeks)} weeks. The plan looks for the best set instead.`
}

/** The framework that spends most weeks otherwise. */
export function frameworksTitle({ fills, projects }: FrameworksReport): string {
  if (projects.length === 0) return 'No candidate to order'
  const leverage = fills?.find(({ framework }) => framework === 'leverage')
  const most = fills?.toSorted((one, other) => other.weeksElsewhere - one.weeksElsewhere)[0]
  if (!leverage || !most) return 'Six orders of the same candidates; without a capacity nothing says what fits'
  if (most.weeksElsewhere <= 0) return 'All six orders would spend the weeks on the same candidates'
  const title = FRAMEWORK_TITLES[most.framework]
  return `${title} would spend ${weeks(most.weeksElsewhere)} of ${weeks(most.weeks)} weeks below our cut line, and remove ${percent(most.value)} of all pain instead of ${percent(leverage.value)}`
}

/** What none of the pictures shows, shortest first reason first. */
export function limits({
  quarters,
  orders,
  coverage,
}: BacktestReport): { readonly title: string; readonly text: string }[] {
  const widths = orders.flatMap(({ capturedDifference: range }) => (range ? [(range.high - range.low) / 2] : []))
  const unseen = widths.length > 0 ? Math.max(...widths) : null
  return [
    {
      title: 'The history is short',
      text:
        unseen === null
          ? `${sentence(counted(quarters.length, 'quarter'))} cannot say which order is better.`
          : `${sentence(inWords(quarters.length))} quarters and ${counted(coverage.of, 'forecast')}: a difference between orders of less than about ${Math.round(unseen * 100)} points would not show.`,
    },
    {
      title: 'What would have happened otherwise was not observed',
      text: 'Orders are held to the loss that came. A project that shipped meanwhile lowered the loss of the service it helped, and counts here against whoever had put that service first.',
    },
    {
      title: 'Services are replayed, not projects',
      text: 'What a project takes away, and its weeks, are people’s estimates. Only shipped projects can show whether those hold.',
    },
    {
      title: 'Quiet and new services take no part',
      text: 'A service needs a year of record and four incidents in two years; of the others nobody knows whether they were foretold.',
    },
    {
      title: 'A quarter without loss is placed by lot',
      text: 'Where a forecast holds many quarters without any loss, such a quarter is put at random among them, so that coverage is neither flattered nor blamed. It can count as less than P10.',
    },
  ]
}
