import { useQuery } from '@tanstack/react-query'
import type { ThreePoint } from '../../../../model/evidence/three-point.ts'
import { amount, percent } from '../../../../model/format.ts'
import { TroubleNotice } from '../../../components/trouble.tsx'
import { day } from '../../../lib/date.ts'
import { asTrouble } from '../../../lib/problem.ts'
import { type RecordTab, recordQuery } from '../queries.ts'
import type { EvidenceRow } from '../row-source.ts'
import { type Fact, Facts, Mapping, Raw, Title } from './parts.tsx'
import styles from './record.module.css'

/** What is known of an issue, a request, a risk or an account. */
export function OtherRecord({ tab, id }: { readonly tab: RecordTab; readonly id: string }) {
  const { data, error, refetch } = useQuery(recordQuery(tab, id))
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  const { row, mapping, raw } = data
  return (
    <>
      <Title row={row} />
      <Facts facts={factsOf(row)} />
      <Mapping sentences={mapping} />
      <Raw raw={raw} seen={data.lastSeenAt} />
    </>
  )
}

const chanceWords = ({ low, likely, high }: ThreePoint): string =>
  `${percent(low, 0)} to ${percent(high, 0)}, likely ${percent(likely, 0)}`

function factsOf(row: EvidenceRow): readonly Fact[] {
  const told: Fact[] =
    'externalId' in row
      ? [
          ['Source', row.source],
          ['Its id there', row.externalId],
        ]
      : []
  if ('labels' in row || 'requestedBy' in row) {
    return [
      ...told,
      ['Service', row.service ?? 'none known'],
      ['Created', day(row.createdAt)],
      ['State', row.closedAt === null ? 'open' : `closed ${day(row.closedAt)}`],
      ['People', String(row.people)],
      ['Accounts', row.accounts.join(', ') || 'none named'],
      ...('labels' in row ? ([['Labels', row.labels.join(', ') || 'none']] as const) : []),
      ...('requestedBy' in row
        ? ([
            ['Asked by', row.requestedBy ?? 'nobody said'],
            ['At stake', row.atStake === null ? 'nobody said' : amount(row.atStake)],
            ['Chance of loss', row.chanceOfLoss ? chanceWords(row.chanceOfLoss) : 'nobody said'],
          ] as const)
        : []),
    ]
  }
  if ('yearlyMinutes' in row) {
    return [
      ...told,
      ['Service', row.service],
      ['Cause', row.cause],
      ['Once in', `${amount(row.daysBetweenFailures)} days`],
      ['Lasts', `${amount(row.detectMinutes)} min to detect, ${amount(row.resolveMinutes)} to resolve`],
      ['Hits', `${percent(row.share, 0)} of customers`],
      ['In a year', `${amount(row.yearlyMinutes)} service minutes`],
      [
        'Limit',
        row.limitMinutes === null ? 'none: its service has no objective' : `${amount(row.limitMinutes)} minutes`,
      ],
      ['Confidence', row.confidence],
    ]
  }
  if ('annualRevenue' in row) {
    return [
      ...told,
      ['Revenue a year', amount(row.annualRevenue)],
      ['Tier', row.tier ?? 'none'],
      ['Services', row.services.join(', ')],
      [
        'Credits',
        row.credits.map(({ below, credit }) => `${percent(credit, 0)} below ${percent(below, 2)}`).join(', ') || 'none',
      ],
    ]
  }
  return told
}
