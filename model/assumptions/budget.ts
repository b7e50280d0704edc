import type { Statement } from './statement.ts'

/** When an error budget calls for something to be done. */
export const BUDGET = {
  riskBudgetShare: {
    value: 0.25,
    unit: 'share of the yearly budget',
    meaning: 'A single risk above this share of the error budget is too big',
    source: 'Google CRE risk analysis',
  },
  incidentBudgetShare: {
    value: 0.2,
    unit: 'share of the four-week budget',
    meaning: 'One incident above this share calls for a postmortem',
    source: 'SRE Workbook, example error budget policy',
  },
  causeBudgetShare: {
    value: 0.2,
    unit: 'share of the quarterly budget',
    meaning: 'Incidents of one cause above this share call for work against it in the next plan',
    source: 'SRE Workbook, example error budget policy',
  },
  burnCoverage: {
    value: 0.5,
    unit: 'share of the alerting window',
    meaning: 'SLI buckets must cover at least this much of an alerting window to tell its burn rate',
    source: 'convention',
  },
} as const satisfies Record<string, Statement>
