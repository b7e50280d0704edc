import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { IncidentDetail, IncidentRow } from '../../../model/contract/evidence-tables.ts'
import { amount, objective, percent, reliabilityAgainst } from '../../../model/format.ts'
import { ProvenanceSwatch } from '../../charts/bars.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import type { EvidenceTab } from '../../lib/search.ts'
import styles from './drawer.module.css'
import { Flags } from './flags.tsx'
import { incidentQuery, type RecordTab, recordQuery, sloQuery } from './queries.ts'
import type { EvidenceRow } from './row-source.ts'
import { kindWord } from './words.ts'

interface DrawerProps {
  readonly tab: EvidenceTab
  readonly id: string
  readonly onClose: () => void
  /** What can be changed of an incident. */
  readonly changeOf: (row: IncidentRow) => ReactNode
  /** What several sources told of one outage. */
  readonly membersOf: (outage: NonNullable<IncidentDetail['outage']>) => ReactNode
}

/** Where a row comes from, what it counts as, and why. */
export function RowDrawer({ tab, id, onClose, changeOf, membersOf }: DrawerProps) {
  return (
    <Drawer kind={`${kindWord(tab)}, ${id}`} title={`${kindWord(tab)} ${id}`} onClose={onClose}>
      {tab === 'incidents' ? (
        <IncidentRecord id={id} changeOf={changeOf} membersOf={membersOf} />
      ) : tab === 'slos' ? (
        <ObjectiveRecord id={id} />
      ) : (
        <OtherRecord tab={tab} id={id} />
      )}
    </Drawer>
  )
}

function IncidentRecord({ id, changeOf, membersOf }: Pick<DrawerProps, 'id' | 'changeOf' | 'membersOf'>) {
  const { data, error, refetch } = useQuery(incidentQuery(id))
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  const { row, losses, mapping, raw, outage } = data
  return (
    <>
      <Title row={row} />
      <Facts
        facts={[
          [row.sources.length > 1 ? 'Sources' : 'Source', row.sources.join(', ')],
          ['Its id there', row.externalId],
          ['Started', `${day(row.startedAt)}, ${row.startedAt.slice(11, 16)} UTC`],
          ['Ended', row.endedAt === null ? 'nobody has said' : `${day(row.endedAt)}, ${row.endedAt.slice(11, 16)} UTC`],
          ['Counts for', `${amount(row.lastedMinutes)} min${row.durationConfirmed ? ', confirmed' : ''}`],
          ['Severity', row.severity],
        ]}
      />
      <section className={styles.section}>
        <h3>{amount(row.lostMinutes)} service minutes lost</h3>
        <ul>
          {losses.map((loss) => (
            <li key={loss.service} className={styles.loss}>
              <strong>{loss.service}</strong>
              <span className="number">
                {amount(loss.lostMinutes)} min, {percent(loss.share)} of {amount(loss.lastedMinutes)}
              </span>
              <span className={styles.reason}>
                <ProvenanceSwatch provenance={loss.provenance} hue="loss" /> <span>{loss.reason}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {outage && membersOf(outage)}
      <Mapping sentences={mapping} />
      {changeOf(row)}
      {!outage && <Raw raw={raw} seen={data.lastSeenAt} />}
    </>
  )
}

function OtherRecord({ tab, id }: { readonly tab: RecordTab; readonly id: string }) {
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

function ObjectiveRecord({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(sloQuery(id))
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  const { measurement, flags } = data
  return (
    <>
      <h2 className={styles.title}>{data.title}</h2>
      <Facts
        facts={[
          ['Service', data.service ?? `${data.statedService}, which nobody knows`],
          ['Objective', objective(data.objective, data.windowDays)],
          ['Budget', `${amount(data.budgetMinutes)} min, by ${data.budgetingMethod}`],
          [
            'Reliability',
            measurement?.reliability == null ? 'unknown' : reliabilityAgainst(measurement.reliability, data.objective),
          ],
          ['Measured by', data.indicator ?? 'nothing'],
          ['Known until', data.knownUntil === null ? 'never' : day(data.knownUntil)],
        ]}
      />
      {flags.length > 0 && (
        <section className={styles.section}>
          <h3>What the error budget policy asks somebody to act on</h3>
          <ul>
            {flags.map((flag) => {
              const of =
                flag.type === 'IncidentOverLimit'
                  ? flag.incident
                  : flag.type === 'CauseOverLimit'
                    ? flag.cause
                    : flag.risk
              return (
                <li key={`${flag.type} ${of}`} className={styles.loss}>
                  <strong>{of}</strong>
                  <span className="number">
                    {amount(flag.minutes)} min, limit {amount(flag.limit)}
                  </span>
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}

function Title({ row }: { readonly row: EvidenceRow }) {
  const url = 'url' in row ? row.url : null
  return (
    <>
      <h2 className={styles.title}>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {row.title}
          </a>
        ) : (
          row.title
        )}
      </h2>
      {row.flags.length > 0 && (
        <p className={styles.flags}>
          <Flags flags={row.flags} />
        </p>
      )}
    </>
  )
}

type Fact = readonly [name: string, value: string]

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

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Mapping({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>How it came to its service{sentences.length > 1 && ' and cause'}</h3>
      <ul className={styles.sentences}>
        {sentences.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  )
}

function Raw({ raw, seen }: { readonly raw: string | null; readonly seen: string | null }) {
  if (raw === null) return null
  return (
    <section className={styles.section}>
      <h3>The row as its source gave it</h3>
      {seen && <p className={styles.caption}>Last seen {day(seen)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long row is scrolled with the keyboard */}
      <pre className={styles.raw} tabIndex={0}>
        {indented(raw)}
      </pre>
    </section>
  )
}

/** JSON with indents; anything else as it is. */
function indented(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2)
  } catch {
    return raw
  }
}
