import { ASSUMPTIONS, type AssumptionName } from '../../assumption.ts'
import { NOTICED_WITHIN } from '../../assumptions/plan.ts'
import type { Account } from '../../evidence/account.ts'
import { type PlanPeriod, quarterName } from '../../portfolio/quarter.ts'
import type { PreparedProject, PreparedRanking } from '../../ranking/prepare.ts'
import { reported } from '../../ranking/round.ts'
import { savedTogether } from '../../ranking/together.ts'
import { accountCredits, type LostAvoided, NOTHING, type ServiceLoss, serviceLosses, sumOf } from './account-losses.ts'
import type { BusinessAccount, BusinessFigure, BusinessReport } from './business.ts'
import { needsOf, type StatedNeed } from './needs.ts'
import { segmentsOf } from './segments.ts'
import { businessWords } from './words.ts'

const RESTS_ON: Readonly<Record<BusinessFigure, readonly AssumptionName[]>> = {
  accounts: ['noticedMinutes', 'halfLife', 'regression'],
  outages: ['halfLife', 'regression'],
  credits: ['halfLife', 'regression'],
  atStake: ['assumedClosingLikely', 'pertGamma'],
}

/** What is known of customers beside the evidence that projects are ranked by. */
export interface Customers {
  readonly accounts: readonly Account[]
  readonly requests: readonly StatedNeed[]
}

/**
 * What a plan means to customers and in money. Incidents, risks and burn come in proportion to the days of the period;
 * what is at stake is a stock and counts whole, as in the plan's own figures, to whose money the parts add up. Cost: as
 * `savedTogether`, plus losses x accounts with an agreement.
 */
export function businessReport(
  prepared: PreparedRanking,
  members: readonly PreparedProject[],
  { period, accounts, requests }: Customers & { readonly period: PlanPeriod },
): BusinessReport {
  const { evidence } = prepared
  const part = period.days / evidence.assumptions.horizon
  const saved = savedTogether(prepared, members)
  const services = serviceLosses(prepared, saved, part)
  const credits = accountCredits(prepared, saved, accounts, part)
  const allNeeds = needsOf(prepared, members, requests)
  const noticed = (evidence.assumptions.noticedMinutes * period.days) / NOTICED_WITHIN
  const rows = accounts
    .map((account) => accountOf(account, services, credits.get(account.id) ?? null, noticed))
    .sort(
      (left, right) =>
        Number(right.notices) - Number(left.notices) ||
        right.annualRevenue - left.annualRevenue ||
        (left.id < right.id ? -1 : 1),
    )
  const outages = knownSum([...services.values()].map(({ revenue }) => revenue))
  const staked = knownSum(allNeeds.map(({ atStake }) => atStake))
  const money = { outages, credits: knownSum([...credits.values()]), atStake: staked }
  const titles = new Map(evidence.services.map(({ id, title }) => [id, title]))
  const figures = {
    asOf: new Date(evidence.asOf).toISOString(),
    evidenceVersion: evidence.version,
    currency: evidence.currency,
    period: { quarter: quarterName(period), label: period.label, days: period.days },
    plan: members.map(({ project: { id, title } }) => ({ id, title })),
    money: {
      ...mapped(money, rounded),
      total: rounded(knownSum(Object.values(money))),
    },
    services: [...services]
      .map(([id, { minutes, revenue }]) => ({
        id,
        title: titles.get(id) ?? id,
        minutes: rounded(minutes) ?? NOTHING,
        revenue: rounded(revenue),
      }))
      .sort((left, right) => right.minutes.avoided - left.minutes.avoided || (left.id < right.id ? -1 : 1)),
    accounts: rows,
    segments: segmentsOf(rows, allNeeds),
    needs: allNeeds
      .filter(({ project, closed }) => project !== null || closed > 0)
      .map((need) => ({ ...need, closed: reported(need.closed), atStake: rounded(need.atStake) }))
      .sort(
        (left, right) =>
          Number(right.project !== null) - Number(left.project !== null) ||
          (right.atStake?.avoided ?? 0) - (left.atStake?.avoided ?? 0) ||
          right.closed - left.closed ||
          (left.id < right.id ? -1 : 1),
      ),
    openNeeds: allNeeds.length,
    assumptions: mapped(RESTS_ON, (names) =>
      names.map((name) => ({
        name,
        value: evidence.assumptions[name],
        unit: ASSUMPTIONS[name].unit,
        meaning: ASSUMPTIONS[name].meaning,
      })),
    ),
  }
  return { ...figures, words: businessWords(figures) }
}

function accountOf(
  { id, title, tier, annualRevenue, services: used }: Account,
  services: ReadonlyMap<string, ServiceLoss>,
  credits: LostAvoided | null,
  /** From how many avoided minutes on it notices. */
  noticed: number,
): BusinessAccount {
  const own = used.flatMap((service) => {
    const minutes = services.get(service)?.minutes
    return minutes ? [{ id: service, lost: reported(minutes.lost), avoided: reported(minutes.avoided) }] : []
  })
  const minutes = sumOf(own)
  const share = minutes.lost > 0 ? minutes.avoided / minutes.lost : 0
  return {
    id,
    title,
    segment: tier,
    annualRevenue,
    minutes: { lost: reported(minutes.lost), avoided: reported(minutes.avoided) },
    share: reported(share),
    notices: minutes.avoided >= noticed && minutes.avoided > 0,
    credits: rounded(credits),
    services: own.sort((left, right) => right.avoided - left.avoided || (left.id < right.id ? -1 : 1)),
  }
}

/** The sum of what is known; null where nothing is. */
function knownSum(parts: readonly (LostAvoided | null)[]): LostAvoided | null {
  const known = parts.filter((part) => part !== null)
  return known.length === 0 ? null : sumOf(known)
}

const rounded = (part: LostAvoided | null): LostAvoided | null =>
  part && { lost: reported(part.lost), avoided: reported(part.avoided) }

const mapped = <Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  map: (value: From) => To,
): Record<Key, To> =>
  Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, map(value)])) as Record<Key, To>
