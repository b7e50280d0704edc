import { expect, test } from 'vitest'
import {
  aheadWords,
  capturedCaption,
  capturedTitle,
  coverageTitle,
  differencesTitle,
  frameworksTitle,
  headline,
  intervalsTitle,
  limits,
  scoreTitle,
  scoreWords,
  sloTitle,
  subline,
} from '../../../client/features/track/findings.ts'
import type { BacktestReport } from '../../../model/contract/backtest.ts'
import type { FrameworksReport } from '../../../model/contract/frameworks.ts'
import { FRAMEWORKS, type Framework } from '../../../model/insight/frameworks/compare-frameworks.ts'
import { backtestReport } from '../../fixtures/backtest-report.ts'

const report = backtestReport()
const short: BacktestReport = { ...report, quarters: report.quarters.slice(0, 2) }
const none: BacktestReport = { ...report, quarters: [], services: [], orders: [] }
/** The same history, in which one order is apart from Leverage by so much. */
const withDifference = (order: string, low: number, high: number): BacktestReport => ({
  ...report,
  orders: report.orders.map((own) =>
    own.order === order
      ? { ...own, capturedDifference: { mean: (low + high) / 2, standardError: 0.01, low, high } }
      : own,
  ),
})

test('the headline says what the history can tell, and no more', () => {
  expect(headline(report)).toBe('No simple order chose better by more than chance; the top third held 70% of the loss')
  expect(headline(short)).toBe('Two past quarters cannot tell the orders apart; the top third held 70% of the loss')
  expect(headline({ ...report, quarters: report.quarters.slice(0, 1) })).toMatch(/^One past quarter cannot tell/)
  expect(headline(none)).toBe('Cannot tell yet: no past quarter can be replayed')
})

test('an order that is better by more than chance is the headline, however short the history', () => {
  const better = withDifference('lastYearCount', -0.05, -0.01)
  expect(headline(better)).toBe(
    'Incident count chose better than Leverage by more than chance: 72% of the loss against 70%',
  )
  expect(differencesTitle(better)).toBe('Incident count was better by more than chance')
})

test('what is worse by more than chance is said, a tie is not', () => {
  expect(differencesTitle(report)).toBe("No simple order was better by more than chance; last year's minutes was worse")
  expect(differencesTitle(withDifference('lastYearMinutes', -0.1, 0.1))).toBe(
    'No simple order was better by more than chance, and none was worse',
  )
})

test('the pictures are titled with their own figures', () => {
  expect(subline(report)).toBe(
    'Five past quarters up to Q1 2026, replayed with the data known then; 2 services, as of Wed 1 Apr 2026.',
  )
  expect(capturedTitle(report)).toBe('Our top third held 70% of the next quarter’s loss; the best simple order 72%')
  expect(capturedCaption(report)).toContain('A simple order won five of five')
  expect(coverageTitle(report)).toBe('80% intervals held 9 of 10 times')
  expect(intervalsTitle(report, 'Q1 2025')).toBe('In Q1 2025 1 of 2 losses fell inside their intervals')
  expect(intervalsTitle(report, 'Q2 2025')).toBe('In Q2 2025 all 2 losses fell inside their intervals')
  expect(scoreTitle(report)).toBe('Forecasts miss by 25% less than repeating past quarters would')
  expect(scoreWords(report)).toContain(
    '5.00 minutes a service and quarter (90% interval 3.00 to 7.00): more than chance',
  )
})

test('a service that is often missed is named', () => {
  const [api, web] = report.services
  if (!api || !web) throw new Error('the fixture has two services')
  const missed = { ...report, services: [{ ...api, title: 'API', held: 2 }, web] }
  expect(coverageTitle(missed)).toBe('80% intervals held 9 of 10 times, API only 2 of 5')
})

test('what cannot be seen is as wide as the widest interval', () => {
  expect(limits(report)[0]?.text).toBe(
    'Five quarters and 10 forecasts: a difference between orders of less than about 4 points would not show.',
  )
})

const row = (id: string, ranks: number) => ({
  id,
  title: id,
  scores: Object.fromEntries(
    FRAMEWORKS.map((framework) => [framework, { score: 1 / ranks, rank: ranks, origin: 'evidence' }]),
  ) as FrameworksReport['projects'][number]['scores'],
})
const fill = (framework: Framework, weeksElsewhere: number, value: number) => ({
  framework,
  taken: 1,
  weeks: 10,
  weeksElsewhere,
  value,
})
const compared: FrameworksReport = {
  asOf: '2026-04-01T00:00:00.000Z',
  lens: 'balanced',
  projects: [row('a', 1), row('b', 2)],
  fills: [fill('leverage', 0, 0.4), fill('rice', 6, 0.2), fill('wsjf', 1, 0.41)],
}

test('the framework that spends most weeks otherwise is named, and whoever removes more', () => {
  expect(frameworksTitle(compared)).toBe(
    'RICE would spend 6.0 of 10.0 weeks below our cut line, and remove 20.0% of all pain instead of 40.0%',
  )
  expect(aheadWords(compared)).toMatch(/^WSJF removes more here: .* ours stops at 10.0 weeks/)
  expect(aheadWords({ ...compared, fills: [fill('leverage', 0, 0.4)] })).toBeNull()
  expect(frameworksTitle({ ...compared, fills: null })).toContain('without a capacity')
  expect(frameworksTitle({ ...compared, fills: [fill('leverage', 0, 0.4)] })).toContain('the same candidates')
})

test('a chance is rounded down, and no objective is no chance', () => {
  const slo = {
    id: 's',
    title: 'API: answers',
    service: 'api',
    objective: 0.999,
    days: 28,
    remainingMinutes: 40,
    lost: { p10: 1, p50: 2, p90: 3 },
    chanceMet: 0.619,
    chanceMetWithPlan: 0.789,
  }
  expect(sloTitle({ asOf: '', plan: ['a'], slos: [slo] })).toBe(
    'API has a chance of 61% to meet its objective; with the best plan 78%',
  )
  expect(sloTitle({ asOf: '', plan: [], slos: [slo] })).toBe('API has a chance of 61% to meet its objective')
  expect(sloTitle({ asOf: '', plan: [], slos: [] })).toBe('No objective says what must be met')
})
