import { amount, listShort, percent } from '../../../../model/format.ts'
import type { TabRows } from '../row-source.ts'
import { columns } from './column.ts'

export const ACCOUNTS = columns<TabRows['accounts']>([
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
