import { minuteOf } from './clock.ts'
import { SERVICES } from './company.ts'
import type { Outage } from './outage.ts'

/** Outages written by hand, because a screen tells them or because they show what real records do. */
export function storyOutages(): Outage[] {
  return [
    ...MEMORABLE,
    ...LINKED_TO_RISKS,
    ...OPEN_OR_LONG,
    ...FOREIGN_WORDS,
    ...OF_NO_KNOWN_SERVICE,
    ...WITHOUT_LENGTH,
  ].map(outage)
}

/** Minutes are from the start; what is left out has an everyday value. */
interface Story extends Partial<Omit<Outage, 'start' | 'detected' | 'mitigated' | 'resolved' | 'felt'>> {
  readonly felt: readonly [string, ...string[]]
  readonly start: string
  readonly detected?: number
  readonly mitigated: number
  readonly resolved?: number
}

function outage({ start: written, detected, mitigated, resolved, ...story }: Story): Outage {
  const start = minuteOf(written)
  const responders = story.responders ?? 3
  return {
    root: story.felt[0],
    cause: 'unknown',
    severity: 'minor',
    share: 0.05,
    responders,
    effortHours: Number(((responders * (resolved ?? mitigated)) / 60).toFixed(1)),
    labels: [],
    trackerTitle: null,
    pageTitle: null,
    quirk: null,
    risk: null,
    durationConfirmed: false,
    ...story,
    start,
    detected: start + (detected ?? Math.round(mitigated / 8)),
    mitigated: start + mitigated,
    resolved: start + (resolved ?? mitigated + 20),
  }
}

const MEMORABLE: readonly Story[] = [
  // The loudest incident there is: six hours, everybody on the call.
  {
    felt: ['ledger', 'payouts'],
    cause: 'database',
    severity: 'critical',
    share: 1,
    responders: 27,
    effortHours: 214,
    start: '2026-07-22T09:14:00Z',
    detected: 6,
    mitigated: 372,
    resolved: 471,
    trackerTitle: 'Ledger lock-up: lock table exhausted, no postings at all',
    pageTitle: 'Balances and payouts unavailable because of a database lock-up',
  },
  {
    felt: ['payments-api'],
    cause: 'deploy',
    severity: 'major',
    share: 0.36,
    responders: 5,
    effortHours: 9.5,
    labels: ['release'],
    start: '2026-08-19T14:02:00Z',
    detected: 13,
    mitigated: 41,
    resolved: 56,
    trackerTitle: 'payments-api 5.31.0 double-encodes metadata, half of the captures refused',
    pageTitle: 'Captures failing after a release',
  },
  {
    felt: ['auth', 'dashboard'],
    cause: 'certificate',
    severity: 'major',
    share: 0.32,
    responders: 6,
    start: '2026-09-24T00:00:00Z',
    detected: 7,
    mitigated: 56,
    resolved: 80,
    trackerTitle: 'Token signing certificate expired',
    pageTitle: 'Sign-in failing because of an expired certificate',
  },
  {
    felt: ['auth', ...SERVICES.map(({ id }) => id).filter((id) => id !== 'auth')],
    cause: 'network',
    severity: 'major',
    share: 0.24,
    responders: 11,
    effortHours: 31,
    start: '2025-11-18T16:37:00Z',
    detected: 3,
    mitigated: 26,
    resolved: 58,
    trackerTitle: 'Core switch in eu-west drops half of the sessions',
    pageTitle: 'Connectivity problems affecting all services',
    quirk: 'names every component',
  },
]

const LINKED_TO_RISKS: readonly Story[] = [
  {
    felt: ['payouts'],
    cause: 'dependency',
    severity: 'major',
    share: 0.31,
    labels: ['payout-file', 'slow-detection'],
    start: '2025-04-09T05:40:00Z',
    detected: 34,
    mitigated: 148,
    trackerTitle: 'SFTP gateway of Bank of Eastmere down across the cut-off',
    risk: 'demo-risk-bank-gateway',
  },
  {
    felt: ['payouts'],
    cause: 'dependency',
    severity: 'major',
    share: 0.28,
    labels: ['payout-file', 'slow-detection'],
    start: '2026-03-12T13:20:00Z',
    detected: 41,
    mitigated: 131,
    trackerTitle: 'SFTP gateway of Halden Bank down across the cut-off',
    pageTitle: 'Payouts delayed by a partner bank',
    risk: 'demo-risk-bank-gateway',
  },
  {
    felt: ['payments-api', 'checkout-sdk'],
    cause: 'configuration',
    severity: 'critical',
    share: 0.82,
    responders: 9,
    labels: ['config-push'],
    start: '2025-06-17T10:05:00Z',
    detected: 4,
    mitigated: 24,
    resolved: 70,
    trackerTitle: 'Gateway timeout pushed to every region at once',
    pageTitle: 'Requests rejected after a configuration change',
    risk: 'demo-risk-global-push',
  },
]

const OPEN_OR_LONG: readonly Story[] = [
  // Forgotten on the status page for two months.
  {
    felt: ['webhooks'],
    cause: 'capacity',
    start: '2026-07-29T15:11:00Z',
    mitigated: 212,
    pageTitle: 'Delayed webhooks',
    quirk: 'never resolved',
  },
  {
    felt: ['search', 'dashboard'],
    cause: 'capacity',
    start: '2026-09-27T21:48:00Z',
    mitigated: 70,
    pageTitle: 'Slow search results',
    quirk: 'still open',
  },
  // Closed in the tracker five days later, by somebody tidying up.
  {
    felt: ['reporting'],
    cause: 'database',
    start: '2025-02-13T17:20:00Z',
    detected: 930,
    mitigated: 7290,
    responders: 1,
    effortHours: 3,
    trackerTitle: 'Settlement report stale for two merchants',
    labels: ['slow-detection'],
  },
  {
    felt: ['reporting'],
    cause: 'hardware',
    share: 0.06,
    start: '2025-09-05T03:10:00Z',
    detected: 25,
    mitigated: 4690,
    responders: 4,
    effortHours: 46,
    trackerTitle: 'Report warehouse rebuilt from raw events after a disk failure',
    durationConfirmed: true,
  },
]

const FOREIGN_WORDS: readonly Story[] = [
  {
    felt: ['payouts'],
    cause: 'dependency',
    start: '2025-01-23T06:05:00Z',
    detected: 22,
    mitigated: 96,
    pageTitle: 'SEPA-Überweisungen verspätet',
    labels: ['payout-file'],
  },
  {
    felt: ['payments-api'],
    cause: 'dependency',
    start: '2025-08-12T17:45:00Z',
    mitigated: 51,
    severity: 'major',
    share: 0.2,
    pageTitle: 'Pagamentos Pix atrasados em São Paulo',
  },
  {
    felt: ['checkout-sdk'],
    cause: 'capacity',
    start: '2026-02-20T03:30:00Z',
    mitigated: 44,
    pageTitle: '決済画面の表示が遅い (Checkout SDK)',
  },
  {
    felt: ['notifications'],
    cause: 'dependency',
    start: '2026-05-19T11:02:00Z',
    mitigated: 63,
    trackerTitle: 'SMS-Anbieter lehnt „+49“-Nummern ab',
  },
]

/** Named as their teams call them; no service of this name exists, so they stay unmapped. */
const OF_NO_KNOWN_SERVICE: readonly Story[] = [
  {
    felt: ['fraud-console'],
    cause: 'deploy',
    start: '2024-12-04T10:21:00Z',
    mitigated: 38,
    trackerTitle: 'Fraud console refuses to log analysts in',
  },
  {
    felt: ['partner-sftp'],
    cause: 'hardware',
    severity: 'major',
    share: 0.3,
    start: '2025-05-22T05:15:00Z',
    mitigated: 87,
    trackerTitle: 'Partner SFTP host down, files wait',
  },
  {
    felt: ['ci-runners'],
    cause: 'capacity',
    severity: 'none',
    share: 0,
    start: '2025-10-08T13:00:00Z',
    mitigated: 140,
    trackerTitle: 'No CI runners, releases wait',
  },
  {
    felt: ['fraud-console'],
    cause: 'database',
    start: '2026-01-15T09:44:00Z',
    mitigated: 55,
    trackerTitle: 'Fraud console shows cases of yesterday',
  },
  {
    felt: ['legacy-batch'],
    cause: 'human error',
    start: '2026-06-03T02:30:00Z',
    mitigated: 65,
    trackerTitle: 'Legacy batch started twice',
  },
]

const WITHOUT_LENGTH: readonly Story[] = [
  {
    felt: ['payments-api'],
    start: '2025-03-06T14:40:00Z',
    mitigated: 0,
    resolved: 0,
    trackerTitle: 'Alert storm, no customer impact found',
    severity: 'none',
    share: 0,
  },
  {
    felt: ['auth'],
    cause: 'deploy',
    start: '2025-12-02T09:30:00Z',
    mitigated: 0,
    resolved: 0,
    trackerTitle: 'Release stopped by the smoke test',
    labels: ['release'],
  },
  {
    felt: ['ledger'],
    cause: 'database',
    start: '2026-04-21T02:00:00Z',
    mitigated: 0,
    resolved: 0,
    trackerTitle: 'Replica promoted in a planned exercise',
    severity: 'none',
    share: 0,
  },
]
