/**
 * rice.csv: the same candidates as the company scored them in a meeting. Reach is customers a quarter, impact 0.25 to
 * 3, confidence a share, effort person-months. It is there to be compared with.
 */

export const RICE_COLUMNS = ['id', 'reach', 'impact', 'confidence', 'effort'] as const

const row = (id: string, reach: number, impact: number, confidence: number, effort: number) => ({
  id: `demo-${id}`,
  reach: String(reach),
  impact: String(impact),
  confidence: String(confidence),
  effort: String(effort),
})

export const RICE: readonly Readonly<Record<(typeof RICE_COLUMNS)[number], string>>[] = [
  // The week after the lock-up, everybody voted for the shard.
  row('ledger-shard', 5200, 3, 1, 2.5),
  row('auth-failover', 6000, 3, 0.8, 2.5),
  row('second-acquirer', 5200, 2, 0.8, 1.5),
  row('circuit-breakers', 5200, 2, 0.5, 1),
  row('risk-fallback', 5200, 2, 0.5, 1),
  row('canary', 5200, 1, 0.8, 1.25),
  row('kill-switches', 4100, 1, 0.5, 0.75),
  row('backpressure', 3800, 1, 0.5, 0.75),
  row('load-shedding', 5200, 0.5, 0.8, 1),
  row('tenant-pools', 900, 1, 0.8, 0.5),
  row('query-budgets', 1400, 0.5, 0.8, 0.5),
  row('idempotent-retries', 1600, 0.5, 0.8, 0.75),
  row('payout-replay', 700, 1, 0.8, 0.75),
  row('lag-guard', 600, 0.5, 0.8, 0.5),
  row('staged-config', 1200, 0.25, 0.8, 0.75),
  row('burn-alerts', 900, 0.25, 0.5, 0.5),
  row('certificate-rotation', 800, 0.25, 0.5, 0.5),
  row('restore-drills', 100, 0.25, 0.5, 0.5),
]
