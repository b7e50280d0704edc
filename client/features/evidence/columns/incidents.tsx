import { amount, listShort, percent } from '../../../../model/format.ts'
import { ProvenanceSwatch } from '../../../charts/bars.tsx'
import { day } from '../../../lib/date.ts'
import type { TabRows } from '../row-source.ts'
import styles from '../table.module.css'
import { columns, SERVICES } from './column.ts'

export const INCIDENTS = columns<TabRows['incidents']>([
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
