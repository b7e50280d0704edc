import { amount, percent } from '../../../../model/format.ts'
import type { TabRows } from '../row-source.ts'
import { columns } from './column.ts'

export const RISKS = columns<TabRows['risks']>([
  { key: 'service', title: 'Service', width: '88px', narrow: true, cell: ({ service }) => service },
  { key: 'cause', title: 'Cause', width: '80px', narrow: true, cell: ({ cause }) => cause },
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
    width: '60px',
    isNumber: true,
    cell: ({ detectMinutes, resolveMinutes }) => amount(detectMinutes + resolveMinutes),
  },
  { key: 'share', title: 'Share', width: '44px', isNumber: true, cell: ({ share }) => percent(share, 0) },
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
    width: '40px',
    isNumber: true,
    cell: ({ limitMinutes }) => (limitMinutes === null ? '' : amount(limitMinutes)),
  },
])
