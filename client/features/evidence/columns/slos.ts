import { budgetConsumed, objective } from '../../../../model/format.ts'
import type { TabRows } from '../row-source.ts'
import { columns, SERVICES } from './column.ts'

export const SLOS = columns<TabRows['slos']>([
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
