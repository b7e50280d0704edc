/** risks.csv: what has not happened yet, or not often enough to show in two years. */

export const RISK_COLUMNS = [
  'id',
  'title',
  'service',
  'cause',
  'time_between_failures_days',
  'time_to_detect_minutes',
  'time_to_resolve_minutes',
  'share',
  'confidence',
] as const
type RiskRow = Readonly<Record<(typeof RISK_COLUMNS)[number], string>>

const risk = (
  id: string,
  title: string,
  service: string,
  cause: string,
  [between, detect, resolve, share]: readonly [number, number, number, number],
  confidence: string,
): RiskRow => ({
  id: `demo-risk-${id}`,
  title,
  service,
  cause,
  time_between_failures_days: String(between),
  time_to_detect_minutes: String(detect),
  time_to_resolve_minutes: String(resolve),
  share: String(share),
  confidence,
})

export const RISKS: readonly RiskRow[] = [
  // The quiet one: no incident in two years, and still more than a quarter of a 99.9% budget.
  risk(
    'ledger-restore',
    'Ledger lost, and its backup never restored at full size',
    'ledger',
    'human error',
    [1460, 12, 900, 1],
    'medium',
  ),
  risk('region-loss', 'Primary region lost, sign-in with it', 'auth', 'hardware', [1095, 5, 240, 1], 'medium'),
  risk(
    'bank-gateway',
    'File gateway of a partner bank down across a cut-off',
    'payouts',
    'dependency',
    [180, 30, 120, 0.3],
    'high',
  ),
  risk(
    'global-push',
    'Configuration push reaches every region at once',
    'payments-api',
    'configuration',
    [365, 10, 50, 0.9],
    'medium',
  ),
  risk(
    'scheme-root',
    'Card scheme replaces its root certificate without notice',
    'payments-api',
    'certificate',
    [730, 15, 120, 0.6],
    'medium',
  ),
]
