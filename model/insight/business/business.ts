import type { AssumptionName } from '../../assumption.ts'
import type { LostAvoided, ServiceLoss } from './account-losses.ts'
import type { PlannedNeed } from './needs.ts'

/** A plan in money and customers, for a real calendar period, as if it had shipped on its first day. */
export interface BusinessReport {
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly evidenceVersion: string
  readonly currency: string | null
  readonly period: { readonly quarter: string; readonly label: string; readonly days: number }
  /** Projects of the plan. */
  readonly plan: readonly { readonly id: string; readonly title: string }[]
  /** Money that is expected to be lost; a part is null where nobody stated what it takes to know it. */
  readonly money: {
    readonly total: LostAvoided | null
    /** Minutes of outage, at what a minute of each service earns. */
    readonly outages: LostAvoided | null
    /** SLA credits that fall due. */
    readonly credits: LostAvoided | null
    /** Of what people say is at stake, by the chance that they state. */
    readonly atStake: LostAvoided | null
  }
  readonly services: readonly ({ readonly id: string; readonly title: string } & ServiceLoss)[]
  /** Those that would notice first, each group by what they pay. */
  readonly accounts: readonly BusinessAccount[]
  readonly segments: readonly BusinessSegment[]
  /** Open needs that the plan answers or may close, those that were given to it first. */
  readonly needs: readonly PlannedNeed[]
  readonly openNeeds: number
  /** What each figure rests on. */
  readonly assumptions: Readonly<Record<BusinessFigure, readonly BusinessAssumption[]>>
  readonly words: BusinessWords
}

export const BUSINESS_FIGURES = ['accounts', 'outages', 'credits', 'atStake'] as const
export type BusinessFigure = (typeof BUSINESS_FIGURES)[number]

export interface BusinessAssumption {
  readonly name: AssumptionName
  readonly value: number
  readonly unit: string
  readonly meaning: string
}

export interface BusinessAccount {
  readonly id: string
  readonly title: string
  readonly segment: string | null
  readonly annualRevenue: number
  /** Minutes of outage of the services that it uses, added up. */
  readonly minutes: LostAvoided
  /** Part of those minutes that the plan avoids. */
  readonly share: number
  readonly notices: boolean
  /** Null: it has no agreement with credits. */
  readonly credits: LostAvoided | null
  readonly services: readonly ({ readonly id: string } & LostAvoided)[]
}

/** Accounts of one tier. */
export interface BusinessSegment {
  /** Null: of no tier, or an account that nobody knows. */
  readonly segment: string | null
  readonly accounts: number
  readonly noticing: number
  readonly annualRevenue: number
  readonly credits: LostAvoided
  readonly atStake: LostAvoided
}

/** Plain sentences, one for each figure. */
export interface BusinessWords {
  readonly headline: string
  readonly accounts: string
  readonly outages: string
  readonly credits: string
  readonly atStake: string
  readonly needs: string
}
