import type { Money, Ratio } from '../quantity.ts'

/** One line of a service level agreement: below this availability in a calendar month, this share of the monthly fee is due. */
export interface CreditStep {
  readonly below: Ratio
  readonly credit: Ratio
}

/** A customer or a segment of customers. */
export interface Account {
  readonly id: string
  readonly title: string
  readonly annualRevenue: Money
  readonly tier: string | null
  readonly services: readonly string[]
  readonly credits: readonly CreditStep[]
}
