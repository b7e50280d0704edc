import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../../model/assumption.ts'
import type { Account } from '../../../../model/evidence/account.ts'
import type { Request } from '../../../../model/evidence/demand.ts'
import { businessReport } from '../../../../model/insight/business/business-report.ts'
import { slaCredits } from '../../../../model/loss/credit.ts'
import { demandOf } from '../../../../model/loss/demand.ts'
import { inPeriod } from '../../../../model/portfolio/in-period.ts'
import { readQuarter } from '../../../../model/portfolio/quarter.ts'
import { minutes, money, ratio } from '../../../../model/quantity.ts'
import type { Evidence } from '../../../../model/ranking/evidence.ts'
import { prepareRanking } from '../../../../model/ranking/prepare.ts'
import {
  arbitraryLosses,
  arbitraryProjects,
  evidence,
  exactly,
  PROPERTY,
  project,
  request,
  service,
} from '../../../support/evidence.ts'
import { riskEvidence } from '../../../support/portfolio.ts'

const quarter = readQuarter('2026Q1')
if (!quarter.ok) throw new Error('no quarter')
const period = quarter.value

const account = (id: string, changes: Partial<Account> = {}): Account => ({
  id,
  title: id,
  annualRevenue: money(12_000),
  tier: 'gold',
  services: ['api'],
  credits: [],
  ...changes,
})
const staked = (id: string, changes: Partial<Request> = {}) =>
  request(id, { accounts: ['acme'], atStake: money(1_000), chanceOfLoss: exactly(0.5), ...changes })
const reportOf = (
  given: Evidence,
  { accounts = [] as Account[], requests = [] as Request[], plan = given.projects.map(({ id }) => id) } = {},
) => {
  const prepared = prepareRanking({ ...given, demand: demandOf([], requests, given.assumptions) })
  const members = prepared.projects.filter(({ project: { id } }) => plan.includes(id))
  return { report: businessReport(prepared, members, { period, accounts, requests }), prepared, members }
}

test('an account notices when enough minutes of what it uses are spared', () => {
  // A risk of 1461 minutes a year is 360 minutes in the 90 days of the quarter; the plan takes a quarter, 90, away.
  const given = riskEvidence({ outage: 1461 }, [project('half', [{ risks: ['outage'], frequency: exactly(0.25) }])], [])
  const { report } = reportOf(given, { accounts: [account('acme'), account('other', { services: ['web'] })] })
  expect(report.accounts).toMatchObject([
    { id: 'acme', notices: true, minutes: { lost: 360, avoided: 90 }, share: 0.25, credits: null },
    { id: 'other', notices: false, minutes: { lost: 0, avoided: 0 }, share: 0, services: [] },
  ])
  expect(report.words.accounts).toBe(
    'One of 2 accounts would notice: at least 30 minutes in 30 days less outage of what they use',
  )
  const strict = { ...given, assumptions: { ...given.assumptions, noticedMinutes: 31 } }
  expect(reportOf(strict, { accounts: [account('acme')] }).report.accounts[0]?.notices).toBe(false)
})

test('money is known only where somebody stated what it takes', () => {
  const given = riskEvidence({ outage: 1461 }, [project('half', [{ risks: ['outage'], frequency: exactly(0.5) }])], [])
  expect(reportOf(given).report.money).toEqual({ total: null, outages: null, credits: null, atStake: null })
  expect(reportOf(given).report.words.headline).toBe(
    'Neither accounts nor money are known, so this plan speaks in minutes only',
  )
  const priced = { ...given, services: [service('api', { revenuePerMinute: money(10) }), service('web')] }
  expect(reportOf(priced).report.money.outages).toEqual({ lost: 3_600, avoided: 1_800 })
  const unpriced = reportOf(given, { requests: [staked('r', { chanceOfLoss: null })] })
  expect(unpriced.report.money.atStake).toBeNull()
})

test('a need that was given to the plan comes first, and what is at stake with it goes to the segments of its accounts', () => {
  const given = evidence({
    projects: [project('answer', [{ requests: ['r1', 'r2'], closing: exactly(0.8) }])],
  })
  const requests = [
    staked('r1', { accounts: ['acme', 'small'] }),
    staked('r2', { project: 'answer', accounts: [], atStake: money(200) }),
    staked('r3', { service: 'web', accounts: ['nobody'] }),
  ]
  const { report } = reportOf(given, {
    requests,
    accounts: [account('acme'), account('small', { tier: 'free', annualRevenue: money(0) })],
  })
  expect(report.needs.map(({ id, project: own, closed }) => [id, own, closed])).toEqual([
    ['r2', 'answer', 0.8],
    ['r1', null, 0.8],
  ])
  // Half of 1,000, 200 and 1,000; the plan keeps .8 of the first two.
  expect(report.money.atStake).toEqual({ lost: 1_100, avoided: 480 })
  expect(report.segments.map(({ segment, atStake }) => [segment, atStake])).toEqual([
    ['gold', { lost: 250, avoided: 200 }],
    ['free', { lost: 250, avoided: 200 }],
    [null, { lost: 600, avoided: 80 }],
  ])
  expect(report.words.needs).toBe('The plan answers one of 3 open needs, and may close one more')
})

test("the parts of the money add up to the plan's own figures, and those of accounts and segments to the parts", () => {
  const accounts = [
    account('acme', { services: ['api', 'web'], credits: [{ below: ratio(0.9999), credit: ratio(0.1) }] }),
    account('globex', { tier: null, services: ['web'], credits: [{ below: ratio(0.999), credit: ratio(0.25) }] }),
    account('hooli', { tier: 'free' }),
  ]
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(5), (losses, projects) => {
      const credits = slaCredits(losses, accounts)
      const given = evidence({
        services: [service('api', { revenuePerMinute: money(3) }), service('web', { revenuePerMinute: money(7) })],
        losses: losses.map((loss, row) => ({ ...loss, credit: credits[row] ?? money(0) })),
        projects,
        assumptions: DEFAULT_ASSUMPTIONS,
      })
      const requests = [staked('r1'), staked('r2', { accounts: ['globex', 'unheard-of'] })]
      const { report, prepared, members } = reportOf(given, { accounts, requests })
      const whole = inPeriod(prepared, members, period.days)
      near(report.money.total?.lost, whole.lost.revenue)
      near(report.money.total?.avoided, whole.avoided.revenue)
      for (const side of ['lost', 'avoided'] as const) {
        near(sum(report.accounts.map((own) => own.credits?.[side] ?? 0)), report.money.credits?.[side])
        near(sum(report.segments.map((own) => own.credits[side])), report.money.credits?.[side])
        near(sum(report.segments.map((own) => own.atStake[side])), report.money.atStake?.[side])
      }
    }),
    PROPERTY,
  )
})

test('an empty plan changes nothing', () => {
  const given = riskEvidence({ outage: 1461 }, [], [])
  const { report } = reportOf(given, { accounts: [account('acme')], requests: [staked('r')] })
  expect(report.words.headline).toBe('An empty plan changes nothing for any customer')
  expect(report.accounts[0]).toMatchObject({ notices: false, minutes: { lost: minutes(360), avoided: 0 } })
  expect(report.needs).toEqual([])
})

const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0)
/** Figures have six significant digits. */
function near(value: number | undefined, expected: number | undefined) {
  expect(Math.abs((value ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(
    1e-4 * Math.abs(expected ?? 0) + 1e-9,
  )
}
