import type { SlosReport } from '../../../model/contract/slo.ts'

/** What an objective of a known service has used of its error budget. */
export interface BudgetUse {
  readonly id: string
  readonly title: string
  readonly service: string
  readonly objective: number
  readonly windowDays: number
  /** Above 1 is overspent. */
  readonly consumedShare: number
  /** Share of the window so far that its indicator covers. */
  readonly knownShare: number
  /** By its own indicator; else by the minutes of incidents. */
  readonly isMeasured: boolean
}

export interface BudgetUses {
  readonly asOf: string
  /** Most used first. */
  readonly budgets: readonly BudgetUse[]
}

/** Budgets as one list, whether an indicator tells of them or only incidents do. */
export function budgetUses({ asOf, slos }: SlosReport): BudgetUses {
  const budgets = slos.flatMap(
    ({ id, title, service, objective, windowDays, measurement, incidentShare }): BudgetUse[] => {
      if (service === null) return []
      const stated = { id, title, service, objective, windowDays }
      if (measurement && measurement.consumedShare !== null) {
        const { consumedShare, knownMinutes, unknownMinutes } = measurement
        return [
          { ...stated, consumedShare, knownShare: knownMinutes / (knownMinutes + unknownMinutes), isMeasured: true },
        ]
      }
      return incidentShare === null
        ? []
        : [{ ...stated, consumedShare: incidentShare, knownShare: 0, isMeasured: false }]
    },
  )
  return { asOf, budgets: budgets.sort((left, right) => right.consumedShare - left.consumedShare) }
}
