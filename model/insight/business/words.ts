import { NOTICED_WITHIN } from '../../assumptions/plan.ts'
import { amount, counted, inWords, percent, sentence } from '../../format.ts'
import type { LostAvoided } from './account-losses.ts'
import type { BusinessReport, BusinessWords } from './business.ts'

/** What the figures say to somebody who does not know how they are made. */
export function businessWords(report: Omit<BusinessReport, 'words'>): BusinessWords {
  const { accounts, money, currency, period, plan, needs, openNeeds, assumptions } = report
  const noticing = accounts.filter(({ notices }) => notices).length
  const written = (value: number) => (currency === null ? amount(value) : `${amount(value)} ${currency}`)
  const spared = ({ lost, avoided }: LostAvoided, what: string) =>
    `${written(lost)} of ${what} in ${period.label}; the plan avoids ${written(avoided)} of it, ${percent(lost > 0 ? avoided / lost : 0, 0)}`
  const threshold = assumptions.accounts.find(({ name }) => name === 'noticedMinutes')?.value ?? 0
  const given = needs.filter(({ project }) => project !== null).length
  return {
    headline: headlineOf(report, noticing, written),
    accounts:
      accounts.length === 0
        ? 'No account is known, so nobody can say who would notice'
        : `${sentence(someOf(noticing, accounts.length))} would notice: at least ${Number(threshold.toFixed(1))} minutes in ${NOTICED_WITHIN} days less outage of what they use`,
    outages:
      money.outages === null
        ? 'No service says what a minute of it earns, so outages have no price'
        : `Outages are expected to cost ${spared(money.outages, 'revenue')}`,
    credits:
      money.credits === null
        ? 'No account has an agreement with credits'
        : `SLA credits fall due for ${spared(money.credits, 'fees')}`,
    atStake:
      money.atStake === null
        ? 'Nobody states an amount at stake with a chance to lose it'
        : `By the chances that people state, ${written(money.atStake.lost)} a year is expected to go; the plan keeps ${written(money.atStake.avoided)} of it`,
    needs:
      plan.length === 0 || needs.length === 0
        ? `The plan answers none of ${counted(openNeeds, 'open need')}`
        : `${given === 0 ? 'No open need was given to the plan' : `The plan answers ${inWords(given)} of ${counted(openNeeds, 'open need')}`}${needs.length > given ? `, and may close ${inWords(needs.length - given)}${given > 0 ? ' more' : ''}` : ''}`,
  }
}

const someOf = (some: number, all: number): string =>
  `${some === 0 ? 'none' : inWords(some)} of ${counted(all, 'account')}`

function headlineOf(
  { plan, accounts, money, period }: Omit<BusinessReport, 'words'>,
  noticing: number,
  written: (value: number) => string,
): string {
  if (plan.length === 0) return 'An empty plan changes nothing for any customer'
  const customers = accounts.length === 0 ? null : `${someOf(noticing, accounts.length)} would notice`
  const saved =
    money.total === null ? null : `it keeps ${written(money.total.avoided)} of ${written(money.total.lost)} at risk`
  if (customers !== null && saved !== null) return `${sentence(customers)} this plan in ${period.label}, and ${saved}`
  if (customers !== null) return `${sentence(customers)} this plan; nobody has stated what anything is worth in money`
  if (saved !== null) return `The plan of ${period.label}: ${saved}`
  return 'Neither accounts nor money are known, so this plan speaks in minutes only'
}
