import { amount, listShort, percent } from '../../../../model/format.ts'
import { day } from '../../../lib/date.ts'
import type { TabRows } from '../row-source.ts'
import { labelsLeft } from '../words.ts'
import { type Column, columns, SERVICES } from './column.ts'

const CREATED: Column<TabRows['issues' | 'requests']> = {
  key: 'created',
  title: 'Created',
  width: '76px',
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
  width: '48px',
  narrow: true,
  cell: ({ closedAt }) => (closedAt === null ? 'open' : 'closed'),
}
const PEOPLE: Column<TabRows['issues' | 'requests']> = {
  key: 'people',
  title: 'People',
  width: '44px',
  isNumber: true,
  sort: 'people',
  cell: ({ people }) => people,
}

export const ISSUES = columns<TabRows['issues']>([
  CREATED,
  STATE,
  DEMAND_SERVICE,
  {
    key: 'labels',
    title: 'Labels',
    width: 'minmax(112px, 0.4fr)',
    cell: ({ labels }) => <span title={labels.join(', ')}>{listShort(labelsLeft(labels), 2)}</span>,
  },
  PEOPLE,
  { key: 'accounts', title: 'Accounts', width: '56px', isNumber: true, cell: ({ accounts }) => accounts.length },
])

export const REQUESTS = columns<TabRows['requests']>([
  CREATED,
  STATE,
  DEMAND_SERVICE,
  { key: 'by', title: 'Asked by', width: '72px', cell: ({ requestedBy }) => requestedBy ?? '' },
  PEOPLE,
  {
    key: 'stake',
    title: 'At stake',
    width: '52px',
    isNumber: true,
    sort: 'stake',
    narrow: true,
    unit: 'at stake',
    cell: ({ atStake }) => (atStake === null ? '' : amount(atStake)),
  },
  {
    key: 'chance',
    title: 'Chance of loss',
    width: '84px',
    isNumber: true,
    cell: ({ chanceOfLoss }) => chanceOfLoss && `${percent(chanceOfLoss.low, 0)} to ${percent(chanceOfLoss.high, 0)}`,
  },
])
