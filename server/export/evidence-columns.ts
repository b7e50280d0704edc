import type { AccountRow, IncidentRow, IssueRow, RequestRow, RiskRow } from '../../model/contract/evidence-tables.ts'
import type { SloSummary } from '../../model/contract/slo.ts'
import { budgetConsumed, objective } from '../../model/format.ts'
import { type EvidenceColumn, shareText } from './evidence.ts'

const day = (moment: string | null): string => moment?.slice(0, 10) ?? ''
const several = (words: readonly string[]): string => words.join('; ')

const TITLE: EvidenceColumn<{ readonly title: string }> = { key: 'title', title: 'Title', value: ({ title }) => title }
const ID: EvidenceColumn<{ readonly id: string }> = { key: 'id', title: 'Id', value: ({ id }) => id }
const SOURCE: EvidenceColumn<{ readonly source: string }> = {
  key: 'source',
  title: 'Source',
  value: ({ source }) => source,
}
const FLAGS: EvidenceColumn<{ readonly flags: readonly string[] }> = {
  key: 'flags',
  title: 'Look at',
  value: ({ flags }) => several(flags),
}
const SERVICES: EvidenceColumn<{ readonly services: readonly string[] }> = {
  key: 'services',
  title: 'Services',
  value: ({ services }) => several(services),
}
const SERVICE: EvidenceColumn<{ readonly service: string | null }> = {
  key: 'service',
  title: 'Service',
  value: ({ service }) => service ?? 'unmapped',
}

export const INCIDENT_COLUMNS: readonly EvidenceColumn<IncidentRow>[] = [
  ID,
  TITLE,
  {
    key: 'started_at',
    title: 'Started',
    value: ({ startedAt }) => startedAt,
    text: ({ startedAt }) => day(startedAt),
  },
  { key: 'ended_at', title: 'Ended', value: ({ endedAt }) => endedAt, text: ({ endedAt }) => day(endedAt) },
  SERVICES,
  { key: 'root_service', title: 'Root', value: ({ root }) => root },
  { key: 'cause', title: 'Cause', value: ({ cause }) => cause },
  { key: 'severity', title: 'Severity', value: ({ severity }) => severity },
  { key: 'lasted_minutes', title: 'Lasted, min', isNumber: true, value: ({ lastedMinutes }) => lastedMinutes },
  { key: 'share', title: 'Share', isNumber: true, value: ({ share }) => share, text: ({ share }) => shareText(share) },
  { key: 'lost_minutes', title: 'Lost, min', isNumber: true, value: ({ lostMinutes }) => lostMinutes },
  { key: 'provenance', title: 'Known', value: ({ provenances }) => several(provenances) },
  FLAGS,
  { key: 'source', title: 'Source', value: ({ sources }) => several(sources) },
  { key: 'url', title: 'Address', value: ({ url }) => url },
]

const DEMAND = [
  ID,
  TITLE,
  SERVICE,
  {
    key: 'created_at',
    title: 'Created',
    value: ({ createdAt }: IssueRow | RequestRow) => createdAt,
    text: ({ createdAt }: IssueRow | RequestRow) => day(createdAt),
  },
  {
    key: 'closed_at',
    title: 'Closed',
    value: ({ closedAt }: IssueRow | RequestRow) => closedAt,
    text: ({ closedAt }: IssueRow | RequestRow) => day(closedAt),
  },
  { key: 'people', title: 'People', isNumber: true, value: ({ people }: IssueRow | RequestRow) => people },
  { key: 'accounts', title: 'Accounts', value: ({ accounts }: IssueRow | RequestRow) => several(accounts) },
] as const

export const ISSUE_COLUMNS: readonly EvidenceColumn<IssueRow>[] = [
  ...DEMAND,
  { key: 'labels', title: 'Labels', value: ({ labels }) => several(labels) },
  FLAGS,
  SOURCE,
  { key: 'url', title: 'Address', value: ({ url }) => url },
]

export const REQUEST_COLUMNS: readonly EvidenceColumn<RequestRow>[] = [
  ...DEMAND,
  { key: 'requested_by', title: 'Asked by', value: ({ requestedBy }) => requestedBy },
  { key: 'at_stake', title: 'At stake', isNumber: true, value: ({ atStake }) => atStake },
  {
    key: 'chance_of_loss_likely',
    title: 'Chance of loss',
    isNumber: true,
    value: ({ chanceOfLoss }) => chanceOfLoss?.likely ?? null,
    text: ({ chanceOfLoss }) => shareText(chanceOfLoss?.likely ?? null),
  },
  FLAGS,
  SOURCE,
]

export const RISK_COLUMNS: readonly EvidenceColumn<RiskRow>[] = [
  ID,
  TITLE,
  SERVICE,
  { key: 'cause', title: 'Cause', value: ({ cause }) => cause },
  {
    key: 'time_between_failures_days',
    title: 'Days between',
    isNumber: true,
    value: ({ daysBetweenFailures }) => daysBetweenFailures,
  },
  { key: 'time_to_detect_minutes', title: 'Detect, min', isNumber: true, value: ({ detectMinutes }) => detectMinutes },
  {
    key: 'time_to_resolve_minutes',
    title: 'Resolve, min',
    isNumber: true,
    value: ({ resolveMinutes }) => resolveMinutes,
  },
  { key: 'share', title: 'Share', isNumber: true, value: ({ share }) => share, text: ({ share }) => shareText(share) },
  { key: 'confidence', title: 'Confidence', value: ({ confidence }) => confidence },
  { key: 'yearly_minutes', title: 'Minutes a year', isNumber: true, value: ({ yearlyMinutes }) => yearlyMinutes },
  { key: 'limit_minutes', title: 'Limit', isNumber: true, value: ({ limitMinutes }) => limitMinutes },
  FLAGS,
  SOURCE,
]

export const ACCOUNT_COLUMNS: readonly EvidenceColumn<AccountRow>[] = [
  ID,
  TITLE,
  { key: 'annual_revenue', title: 'Revenue a year', isNumber: true, value: ({ annualRevenue }) => annualRevenue },
  { key: 'tier', title: 'Tier', value: ({ tier }) => tier },
  SERVICES,
  {
    key: 'credits',
    title: 'Credits',
    value: ({ credits }) => several(credits.map(({ below, credit }) => `${below * 100}:${credit}`)),
  },
  FLAGS,
  SOURCE,
]

export const SLO_COLUMNS: readonly EvidenceColumn<SloSummary>[] = [
  ID,
  TITLE,
  { key: 'service', title: 'Service', value: ({ service, statedService }) => service ?? statedService },
  {
    key: 'objective',
    title: 'Objective',
    value: (slo) => slo.objective,
    text: (slo) => objective(slo.objective, slo.windowDays),
  },
  { key: 'window_days', title: 'Days', isNumber: true, value: ({ windowDays }) => windowDays },
  {
    key: 'budget_consumed',
    title: 'Budget used',
    isNumber: true,
    value: ({ measurement }) => measurement?.consumedShare ?? null,
    text: ({ measurement }) =>
      measurement?.consumedShare == null ? 'unknown' : budgetConsumed(measurement.consumedShare),
  },
  { key: 'burn_rate', title: 'Burn rate', isNumber: true, value: ({ measurement }) => measurement?.burnRate ?? null },
  { key: 'indicator', title: 'Indicator', value: ({ indicator }) => indicator },
]
