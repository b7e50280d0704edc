import type { ReactNode } from 'react'
import { amount, budgetConsumed, listShort, objective, percent } from '../../../model/format.ts'
import { ProvenanceSwatch } from '../../charts/bars.tsx'
import { day } from '../../lib/date.ts'
import type { EvidenceTab } from '../../lib/search.ts'
import type { EvidenceRow, TabRows } from './row-source.ts'
import styles from './table.module.css'
import { labelsLeft } from './words.ts'

/** A column beside the title, which every table has. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** As CSS has it in a grid. */
  readonly width: string
  readonly isNumber?: boolean
  /** The sort that its head asks for; left out: it cannot be sorted by. */
  readonly sort?: string
  /** Stays on narrow screens, in the line below the title. */
  readonly narrow?: boolean
  /** What its number is of, told behind it there, since no head stands above it. */
  readonly unit?: string
  readonly cell: (row: Row) => ReactNode
}

const columns = <Row,>(list: readonly Column<Row>[]) => list

const SERVICES = 'minmax(112px, 0.25fr)'

const INCIDENTS = columns<TabRows['incidents']>([
  {
    key: 'started',
    title: 'Started',
    width: '84px',
    sort: 'started',
    narrow: true,
    cell: ({ startedAt }) => day(startedAt),
  },
  { key: 'services', title: 'Services', width: SERVICES, narrow: true, cell: ({ services }) => listShort(services, 1) },
  {
    key: 'cause',
    title: 'Cause',
    width: '88px',
    sort: 'cause',
    narrow: true,
    cell: ({ cause, flags }) =>
      flags.includes('suggested-cause') ? <em title="Suggested by words, not confirmed">{cause}?</em> : cause,
  },
  { key: 'severity', title: 'Severity', width: '60px', sort: 'severity', cell: ({ severity }) => severity },
  { key: 'share', title: 'Share', width: '52px', isNumber: true, cell: ({ share }) => percent(share) },
  {
    key: 'lost',
    title: 'Lost, min',
    width: '60px',
    isNumber: true,
    sort: 'lost',
    narrow: true,
    unit: 'min lost',
    cell: ({ lostMinutes }) => amount(lostMinutes),
  },
  {
    key: 'known',
    title: 'Known',
    width: '52px',
    cell: ({ provenances }) => (
      <span className={styles.known} role="img" aria-label={provenances.join(', ')} title={provenances.join(', ')}>
        {provenances.map((provenance) => (
          <ProvenanceSwatch key={provenance} provenance={provenance} hue="loss" />
        ))}
      </span>
    ),
  },
])

const CREATED: Column<TabRows['issues' | 'requests']> = {
  key: 'created',
  title: 'Created',
  width: '92px',
  sort: 'created',
  narrow: true,
  cell: ({ createdAt }) => day(createdAt),
}
const DEMAND_SERVICE: Column<TabRows['issues' | 'requests']> = {
  key: 'service',
  title: 'Service',
  width: SERVICES,
  narrow: true,
  cell: ({ service }) => service ?? 'unmapped',
}
const STATE: Column<TabRows['issues' | 'requests']> = {
  key: 'state',
  title: 'State',
  width: '56px',
  narrow: true,
  cell: ({ closedAt }) => (closedAt === null ? 'open' : 'closed'),
}
const PEOPLE: Column<TabRows['issues' | 'requests']> = {
  key: 'people',
  title: 'People',
  width: '52px',
  isNumber: true,
  sort: 'people',
  cell: ({ people }) => people,
}

const ISSUES = columns<TabRows['issues']>([
  CREATED,
  STATE,
  DEMAND_SERVICE,
  {
    key: 'labels',
    title: 'Labels',
    width: 'minmax(120px, 0.5fr)',
    cell: ({ labels }) => <span title={labels.join(', ')}>{listShort(labelsLeft(labels), 2)}</span>,
  },
  PEOPLE,
  { key: 'accounts', title: 'Accounts', width: '64px', isNumber: true, cell: ({ accounts }) => accounts.length },
])

const REQUESTS = columns<TabRows['requests']>([
  CREATED,
  STATE,
  DEMAND_SERVICE,
  { key: 'by', title: 'Asked by', width: '96px', cell: ({ requestedBy }) => requestedBy ?? '' },
  PEOPLE,
  {
    key: 'stake',
    title: 'At stake',
    width: '64px',
    isNumber: true,
    sort: 'stake',
    narrow: true,
    unit: 'at stake',
    cell: ({ atStake }) => (atStake === null ? '' : amount(atStake)),
  },
  {
    key: 'chance',
    title: 'Chance of loss',
    width: '88px',
    isNumber: true,
    cell: ({ chanceOfLoss }) => chanceOfLoss && `${percent(chanceOfLoss.low, 0)} to ${percent(chanceOfLoss.high, 0)}`,
  },
])

const SLOS = columns<TabRows['slos']>([
  {
    key: 'service',
    title: 'Service',
    width: SERVICES,
    narrow: true,
    cell: ({ service, statedService }) => service ?? statedService,
  },
  {
    key: 'objective',
    title: 'Objective',
    width: '124px',
    narrow: true,
    cell: (slo) => objective(slo.objective, slo.windowDays),
  },
  {
    key: 'consumed',
    title: 'Budget used',
    width: '80px',
    isNumber: true,
    sort: 'consumed',
    narrow: true,
    unit: 'budget used',
    cell: ({ measurement }) =>
      measurement?.consumedShare == null ? 'unknown' : budgetConsumed(measurement.consumedShare),
  },
  {
    key: 'burn',
    title: 'Burn rate',
    width: '72px',
    isNumber: true,
    cell: ({ measurement }) => (measurement?.burnRate == null ? '' : measurement.burnRate.toFixed(2)),
  },
  {
    key: 'policy',
    title: 'Policy',
    width: '96px',
    cell: ({ policy }) => (policy.length === 0 ? '' : `${policy.length} to act on`),
  },
])

const RISKS = columns<TabRows['risks']>([
  { key: 'service', title: 'Service', width: '92px', narrow: true, cell: ({ service }) => service },
  { key: 'cause', title: 'Cause', width: '84px', narrow: true, cell: ({ cause }) => cause },
  {
    key: 'between',
    title: 'Once in, days',
    width: '76px',
    isNumber: true,
    cell: ({ daysBetweenFailures }) => amount(daysBetweenFailures),
  },
  {
    key: 'lasts',
    title: 'Lasts, min',
    width: '68px',
    isNumber: true,
    cell: ({ detectMinutes, resolveMinutes }) => amount(detectMinutes + resolveMinutes),
  },
  { key: 'share', title: 'Share', width: '52px', isNumber: true, cell: ({ share }) => percent(share, 0) },
  {
    key: 'yearly',
    title: 'Min a year',
    width: '72px',
    isNumber: true,
    sort: 'yearly',
    narrow: true,
    unit: 'min a year',
    cell: ({ yearlyMinutes }) => amount(yearlyMinutes),
  },
  {
    key: 'limit',
    title: 'Limit',
    width: '56px',
    isNumber: true,
    cell: ({ limitMinutes }) => (limitMinutes === null ? '' : amount(limitMinutes)),
  },
])

const ACCOUNTS = columns<TabRows['accounts']>([
  { key: 'tier', title: 'Tier', width: '80px', narrow: true, cell: ({ tier }) => tier ?? '' },
  {
    key: 'revenue',
    title: 'Revenue a year',
    width: '96px',
    isNumber: true,
    sort: 'revenue',
    narrow: true,
    unit: 'a year',
    cell: ({ annualRevenue }) => amount(annualRevenue),
  },
  { key: 'services', title: 'Services', width: 'minmax(160px, 0.8fr)', cell: ({ services }) => listShort(services, 2) },
  {
    key: 'credits',
    title: 'Credit is due below',
    width: '112px',
    isNumber: true,
    cell: ({ credits }) => (credits[0] ? percent(credits[0].below, 2) : ''),
  },
])

/** The columns of each tab beside the title. A cell is only ever given rows of its own tab. */
export const COLUMNS = {
  incidents: INCIDENTS,
  issues: ISSUES,
  slos: SLOS,
  risks: RISKS,
  accounts: ACCOUNTS,
  requests: REQUESTS,
} as unknown as Readonly<Record<EvidenceTab, readonly Column<EvidenceRow>[]>>
