import { minuteOf, writtenTime } from './clock.ts'

/** requests.csv: what sales, support and operations bring, with what is at stake where somebody said. */

export const REQUEST_COLUMNS = [
  'id',
  'title',
  'requested_at',
  'requested_by',
  'service',
  'accounts',
  'people',
  'at_stake',
  'chance_of_loss_low',
  'chance_of_loss_likely',
  'chance_of_loss_high',
  'project',
  'closed_at',
] as const
export type RequestRow = Readonly<Record<(typeof REQUEST_COLUMNS)[number], string>>

interface Asked {
  readonly title: string
  readonly by: 'Sales' | 'Support' | 'Operations' | 'Finance'
  readonly at: string
  readonly service: string
  /** Numbers of accounts. */
  readonly accounts?: readonly number[]
  readonly people?: number
  /** Dollars a year that may go, and the chance of it: low, likely, high. */
  readonly stake?: readonly [money: number, low: number, likely: number, high: number]
  /** The project that is to answer it. */
  readonly project?: string
  readonly closed?: string
}

const ASKED: readonly Asked[] = [
  {
    title: 'Harbor & Finch renews only with proof that webhooks arrive once',
    by: 'Sales',
    at: '2026-08-31T09:00:00Z',
    service: 'webhooks',
    accounts: [1],
    people: 4,
    stake: [420_000, 0.1, 0.2, 0.4],
    project: 'demo-idempotent-retries',
  },
  {
    title: 'Ostrea Hotels counts double bookings after each webhook backlog',
    by: 'Support',
    at: '2026-07-14T13:20:00Z',
    service: 'webhooks',
    accounts: [3, 12],
    people: 6,
    stake: [260_000, 0.05, 0.15, 0.3],
  },
  {
    title: 'Lantern Air asks why one slow acquirer stops all its sales',
    by: 'Sales',
    at: '2026-09-02T10:10:00Z',
    service: 'payments-api',
    accounts: [2],
    people: 5,
    stake: [380_000, 0.1, 0.2, 0.35],
  },
  {
    title: 'Three card merchants see declines whenever an acquirer is slow',
    by: 'Support',
    at: '2026-06-22T08:45:00Z',
    service: 'payments-api',
    accounts: [5, 8, 11],
    people: 9,
    stake: [210_000, 0.05, 0.1, 0.25],
    project: 'demo-circuit-breakers',
  },
  {
    title: 'Brightwell Grocers needs payouts before the shops open',
    by: 'Sales',
    at: '2026-08-06T15:30:00Z',
    service: 'payouts',
    accounts: [4],
    people: 3,
    stake: [240_000, 0.1, 0.25, 0.45],
    project: 'demo-payout-replay',
  },
  {
    title: 'Finance sends late payout files again by hand, every second week',
    by: 'Finance',
    at: '2026-07-01T07:50:00Z',
    service: 'payouts',
    people: 4,
  },
  {
    title: 'Nobody can say how long the ledger would take to come back',
    by: 'Operations',
    at: '2026-09-10T12:00:00Z',
    service: 'ledger',
    people: 2,
  },
  {
    title: 'After the lock-up Kestrel Rail wants a second opinion on the ledger',
    by: 'Sales',
    at: '2026-07-24T09:30:00Z',
    service: 'ledger',
    accounts: [13],
    people: 11,
    stake: [90_000, 0.1, 0.2, 0.5],
    project: 'demo-ledger-shard',
  },
  {
    title: 'Zephyr Mobility was locked out by an expired certificate, twice',
    by: 'Support',
    at: '2026-09-24T08:15:00Z',
    service: 'auth',
    accounts: [10],
    people: 5,
    stake: [120_000, 0.1, 0.3, 0.5],
  },
  {
    title: 'Support learns of outages from merchants, not from us',
    by: 'Support',
    at: '2026-08-19T16:00:00Z',
    service: 'payments-api',
    people: 8,
  },
  {
    title: 'Quayside Tickets wants to turn wallets off in the checkout itself',
    by: 'Sales',
    at: '2026-05-28T11:40:00Z',
    service: 'checkout-sdk',
    accounts: [5],
    people: 2,
  },
  {
    title: 'Saltmarsh Outdoor reports stale numbers at month end',
    by: 'Support',
    at: '2026-04-30T14:05:00Z',
    service: 'reporting',
    accounts: [9],
    people: 2,
  },
  {
    title: 'Tell merchants about planned work two weeks ahead',
    by: 'Support',
    at: '2026-03-16T09:00:00Z',
    service: 'dashboard',
    people: 3,
    closed: '2026-05-04T09:00:00Z',
  },
]

const account = (number: number): string => `demo-account-${String(number).padStart(2, '0')}`

export const REQUESTS: readonly RequestRow[] = ASKED.map((asked, position) => {
  const [money, low, likely, high] = asked.stake?.map(String) ?? []
  return {
    id: `demo-req-${String(position + 1).padStart(2, '0')}`,
    title: asked.title,
    requested_at: writtenTime(minuteOf(asked.at)),
    requested_by: asked.by,
    service: asked.service,
    accounts: (asked.accounts ?? []).map(account).join(';'),
    people: String(asked.people ?? 1),
    at_stake: money ?? '',
    chance_of_loss_low: low ?? '',
    chance_of_loss_likely: likely ?? '',
    chance_of_loss_high: high ?? '',
    project: asked.project ?? '',
    closed_at: asked.closed ?? '',
  }
})
