import type { Account, CreditStep } from '../evidence/account.ts'
import { type Instant, MILLISECONDS_PER_MINUTE, type Money, money } from '../quantity.ts'

interface PricedLoss {
  readonly service: string
  readonly startedAt: Instant
  readonly minutes: number
}

const MONTHS_PER_YEAR = 12

/**
 * Each loss's part of the SLA credits. An account's credit for a calendar month (UTC) follows from the worst
 * availability among the services it uses, is due once, and is split over that service's incidents of the month by
 * their service minutes. An incident belongs to the month it began in.
 * @returns money, in the order of `losses`
 */
export function slaCredits(losses: readonly PricedLoss[], accounts: readonly Account[]): Money[] {
  const minutesLost = new Map<string, Map<string, number>>()
  for (const { service, startedAt, minutes } of losses) {
    const month = minutesLost.get(monthOf(startedAt)) ?? new Map<string, number>()
    month.set(service, (month.get(service) ?? 0) + minutes)
    minutesLost.set(monthOf(startedAt), month)
  }

  const due = new Map<string, number>()
  for (const [month, lost] of minutesLost) {
    for (const account of accounts) {
      if (account.credits.length === 0) continue
      const worst = worstService(account.services, lost)
      if (worst === null) continue
      const [service, minutes] = worst
      const credit =
        creditShare(account.credits, 1 - minutes / minutesIn(month)) * (account.annualRevenue / MONTHS_PER_YEAR)
      due.set(`${month}/${service}`, (due.get(`${month}/${service}`) ?? 0) + credit)
    }
  }

  return losses.map(({ service, startedAt, minutes }) => {
    const month = monthOf(startedAt)
    const total = minutesLost.get(month)?.get(service) ?? 0
    return money(total > 0 ? ((due.get(`${month}/${service}`) ?? 0) * minutes) / total : 0)
  })
}

/** Share of the monthly fee due at an availability: the largest credit among the steps it falls below. */
export const creditShare = (steps: readonly CreditStep[], availability: number): number =>
  steps.reduce((most, { below, credit }) => (availability < below && credit > most ? credit : most), 0)

function worstService(services: readonly string[], lost: ReadonlyMap<string, number>): [string, number] | null {
  let worst: [string, number] | null = null
  for (const service of services) {
    const minutes = lost.get(service) ?? 0
    if (minutes > (worst?.[1] ?? 0)) worst = [service, minutes]
  }
  return worst
}

const monthOf = (moment: Instant): string => new Date(moment).toISOString().slice(0, 7)

function minutesIn(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return (Date.UTC(year, number, 1) - Date.UTC(year, number - 1, 1)) / MILLISECONDS_PER_MINUTE
}
