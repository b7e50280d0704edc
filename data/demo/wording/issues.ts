/** Titles of issues by service: [title, further labels, accounts named by their number, closed]. */
export interface IssueWording {
  readonly service: string
  readonly title: string
  readonly labels?: readonly string[]
  readonly accounts?: readonly number[]
  readonly closed?: boolean
  readonly pullRequest?: boolean
}

const of = (service: string, ...issues: readonly Omit<IssueWording, 'service'>[]): IssueWording[] =>
  issues.map((issue) => ({ service, ...issue }))

export const ISSUES: readonly IssueWording[] = [
  ...of(
    'payments-api',
    {
      title: 'No timeout on calls to acquirers, a slow one holds every worker',
      labels: ['acquirer'],
      accounts: [2, 5],
    },
    { title: 'Retry storm against an acquirer that already refuses', labels: ['acquirer'] },
    { title: 'Circuit breaker per acquirer', labels: ['acquirer'], accounts: [8] },
    { title: 'Route to a second acquirer when the first is down', labels: ['acquirer'], accounts: [2, 11] },
    { title: 'Roll back by itself when captures drop after a release', labels: ['release'] },
    { title: 'Idempotency keys are lost when a worker restarts', accounts: [1] },
    { title: 'Shed refunds before captures when threads run out', labels: ['peak'] },
    { title: 'Autoscaler looks at CPU, not at waiting requests', labels: ['peak'] },
    { title: 'Pool of the payments primary is too small after a failover' },
    { title: 'Log the acquirer with every decline', labels: ['acquirer'], closed: true },
    { title: 'Bump the HTTP client', pullRequest: true },
  ),
  ...of(
    'checkout-sdk',
    { title: 'Turn a payment method off without a release', accounts: [5] },
    { title: 'Old versions keep calling an endpoint that is gone', labels: ['release'] },
    { title: 'Content security policy is pushed everywhere at once', labels: ['config-push'] },
    { title: 'The card form hangs when 3-D Secure does not answer', labels: ['acquirer'], accounts: [6] },
    { title: 'Asset domain: certificate renewed by hand' },
    { title: 'Report the version with each error', closed: true },
  ),
  ...of(
    'webhooks',
    { title: 'One dead endpoint delays deliveries to all others', labels: ['peak'], accounts: [1, 3] },
    { title: 'Deliveries give up after 5 s, slow merchants never see them', accounts: [3, 12, 17] },
    { title: 'Retries of a backlog arrive twice', accounts: [1] },
    { title: 'Queue length is no alert', labels: ['slow-detection'] },
    { title: 'Dispatcher loses its place when its database fails over' },
    { title: 'Limit concurrent deliveries per merchant', labels: ['peak'] },
    { title: 'Rename the dead letter queue', pullRequest: true },
    { title: 'Sign deliveries with the new key', closed: true },
  ),
  ...of(
    'ledger',
    { title: 'Month-end job and postings wait for the same locks', labels: ['peak'], accounts: [13] },
    { title: 'Shard entries by merchant' },
    { title: 'Restore of the full backup was never timed' },
    { title: 'Lock table size is a default from 2019' },
    { title: 'Read balances from the replica', closed: true },
  ),
  ...of(
    'auth',
    { title: 'Signing certificates are in a spreadsheet', accounts: [10] },
    { title: 'Key checks stop with the primary region' },
    { title: 'Key cache is emptied at every release', labels: ['release'] },
    { title: 'Configuration reaches all regions in one minute', labels: ['config-push'] },
    { title: 'Rotate the integration keys', closed: true },
  ),
  ...of(
    'payouts',
    { title: 'Send a refused payout file again without editing it', labels: ['payout-file'], accounts: [4] },
    { title: 'Cut-off times of banks live in code', labels: ['payout-file'] },
    { title: 'No alert when a bank takes no file', labels: ['payout-file', 'slow-detection'], accounts: [4, 14] },
    { title: 'Payout preview for holidays', closed: true },
  ),
  ...of(
    'risk-engine',
    { title: 'Decide by rules when scoring is late' },
    { title: 'Feature store has one replica' },
    { title: 'Model registry: warm up before traffic', closed: true },
  ),
  ...of(
    'dashboard',
    { title: 'Sessions end when auth restarts' },
    { title: 'Export of a year takes the search cluster with it', labels: ['peak'], accounts: [7] },
    { title: 'New navigation', pullRequest: true },
  ),
  ...of('search', { title: 'One query can take all memory', labels: ['peak'] }, { title: 'Budget per query' }),
  ...of('billing', { title: 'Invoice run of a large tenant starves the others' }),
  ...of('notifications', { title: 'One-time codes wait behind campaigns', labels: ['peak'], accounts: [15] }),
  ...of('reporting', { title: 'Reports do not say that their replica is behind', accounts: [9] }),
]
