import { FITTED, type Statement } from './statement.ts'

/** What a past incident cost: shares, detection, what is measured and what people ask for. */
export const LOSS = {
  longIncident: {
    value: 72,
    unit: 'hours',
    meaning: 'Longer incidents are flagged and count this much until somebody confirms them',
    source: FITTED,
  },
  shareCritical: {
    value: 1,
    unit: 'share of customers',
    meaning:
      'Customers assumed to fail in a critical incident that tells no share. What a status page says of major outages keeps the default, with which it is read',
    source: "Statuspage's uptime weight of a major outage",
  },
  shareMajor: {
    value: 0.3,
    unit: 'share of customers',
    meaning:
      'Customers assumed to fail in a major incident that tells no share. What a status page says of partial outages keeps the default, with which it is read',
    source: "Statuspage's uptime weight of a partial outage",
  },
  shareMinor: {
    value: 0.05,
    unit: 'share of customers',
    meaning:
      'Customers assumed to fail in a minor incident that tells no share. What a status page says of degraded performance keeps the default, with which it is read',
    source: 'convention; Statuspage gives degraded performance no weight',
  },
  shareNone: {
    value: 0,
    unit: 'share of customers',
    meaning: 'Customers assumed to fail in an incident without impact',
    source: 'definition',
  },
  trafficShare: {
    value: 1,
    unit: 'share of traffic',
    meaning: 'Traffic share of a service nobody has stated one for',
    source: 'convention: every such service counts alike',
  },
  detectionShare: {
    value: 0.2,
    unit: 'share of duration',
    meaning: 'Part of an incident spent before detection, where no incident of the company tells',
    source: 'convention',
  },
  measuredCoverage: {
    value: 0.5,
    unit: 'share of duration',
    meaning: 'SLI buckets must cover at least this much of an incident to measure its impact',
    source: 'convention',
  },
  baselineWindow: {
    value: 28,
    unit: 'days',
    meaning: "A service's usual error ratio is the median of this long before the incident",
    source: 'the four-week window of the SRE Workbook',
  },
  demandPerAccount: {
    value: 3,
    unit: 'points',
    meaning: 'Each account named in an issue or request adds this to its weight',
    source: 'convention',
  },
} as const satisfies Record<string, Statement>
