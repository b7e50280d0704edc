import { days, instant, minutes, money, ratio } from '../../../model/quantity.ts'
import type { EvidenceRecord } from '../../../server/sources/record.ts'

export const service = {
  id: 'checkout',
  title: 'Checkout',
  tier: 1,
  team: 'payments',
  trafficShare: ratio(0.4),
  revenuePerMinute: money(120.5),
  dependsOn: ['database'],
}
export const account = {
  id: 'acme',
  title: 'Acme',
  annualRevenue: money(250_000),
  tier: 'gold',
  services: ['checkout'],
  credits: [{ below: ratio(0.999), credit: ratio(0.1) }],
}
export const risk = {
  id: 'region',
  title: 'Region lost',
  service: 'checkout',
  cause: 'network',
  timeBetweenFailures: days(1_095),
  timeToDetect: minutes(5),
  timeToResolve: minutes(240),
  share: ratio(1),
  confidence: 'low',
} as const
export const issue = {
  id: 'shop/web#7',
  title: 'Checkout times out',
  service: null,
  labels: ['reliability'],
  createdAt: instant(1_000),
  closedAt: null,
  people: 4,
  accounts: ['acme'],
  url: null,
}
export const request = {
  id: 'r1',
  title: 'Fewer timeouts',
  description: 'Every Monday at nine',
  requestedBy: 'Sales',
  person: 3,
  askedFrom: 'sales' as const,
  service: 'checkout',
  createdAt: instant(2_000),
  closedAt: instant(3_000),
  people: 2,
  accounts: [],
  atStake: money(40_000),
  chanceOfLoss: { low: 0.1, likely: 0.2, high: 0.5 },
  project: 'retries',
}
export const slo = {
  id: 'checkout-availability',
  title: 'Checkout availability',
  service: 'checkout',
  objective: ratio(0.999),
  window: days(28),
  windowKind: 'rolling',
  budgetingMethod: 'Timeslices',
  timeSliceTarget: ratio(0.95),
  timeSliceWindow: minutes(5),
} as const
export const reading = {
  externalId: 'checkout-availability',
  title: 'Checkout availability',
  service: 'checkout',
  slo: 'checkout-availability',
  buckets: [{ start: instant(60_000), length: minutes(5), good: 990, total: 1000 }],
} as const
export const team = { id: 'payments', title: 'Payments', capacity: 12.5 }
export const project = {
  id: 'retries',
  title: 'Retries with backoff',
  description: null,
  status: 'candidate',
  url: 'https://example.com/retries',
  effort: [{ team: 'payments', low: 1, likely: 2, high: 4 }],
  effects: [{ services: ['checkout'], causes: ['dependency'], frequency: { low: 0.1, likely: 0.3, high: 0.5 } }],
  dependsOn: [],
} as const
export const rice = {
  id: 'retries',
  title: null,
  team: null,
  person: 'Ada',
  reach: 450,
  impact: 3,
  confidence: ratio(0.8),
  effort: 2,
}

export const raw = '{}'
export const records: EvidenceRecord[] = [
  { kind: 'service', value: service, externalId: service.id, raw },
  { kind: 'account', value: account, externalId: account.id, raw },
  { kind: 'risk', value: risk, externalId: risk.id, raw },
  { kind: 'issue', value: issue, externalId: issue.id, raw },
  { kind: 'request', value: request, externalId: request.id, raw },
  { kind: 'slo', value: slo, externalId: slo.id, raw },
  { kind: 'team', value: team, externalId: team.id, raw },
  { kind: 'project', value: project, externalId: project.id, raw },
  { kind: 'rice', value: rice, externalId: rice.id, raw },
]
