import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { AuditEntry } from '../../../model/contract/audit.ts'
import { AUDIT_KINDS } from '../../../model/contract/audit-kinds.ts'
import { count, counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { FilesMenu } from '../../components/files-menu.tsx'
import list from '../../components/list-table.module.css'
import toolbar from '../../components/toolbar.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day, hourAndMinute } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import styles from './people.module.css'
import { auditFile, auditQuery } from './queries.ts'
import { deedOf, differences, wayOf, whoOf } from './words.ts'

const AT_A_TIME = 100
const FILES = [
  { format: 'csv', title: 'CSV', hint: 'one entry each' },
  { format: 'json', title: 'JSON', hint: 'as the interface has them' },
]

/** Who changed what, newest first. */
export function AuditLog() {
  const { q, kind } = useSearch({ from: '/people' })
  const navigate = useNavigate({ from: '/people' })
  const [limit, setLimit] = useState(AT_A_TIME)
  const { data, error, refetch } = useQuery(auditQuery({ q, kind, limit }))
  const search = (change: { q?: string | undefined; kind?: string | undefined }) => {
    setLimit(AT_A_TIME)
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  }
  return (
    <>
      <div className={toolbar.toolbar}>
        <input
          type="search"
          className={toolbar.search}
          aria-label="Search the audit log"
          placeholder="Words in who, what, values"
          value={q ?? ''}
          onChange={({ target }) => search({ q: target.value || undefined })}
        />
        <select
          className={styles.select}
          aria-label="What was changed"
          value={kind ?? ''}
          onChange={({ target }) => search({ kind: target.value || undefined })}
        >
          <option value="">Everything</option>
          {AUDIT_KINDS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        <span role="status">{data && counted(data.total, 'entry', 'entries')}</span>
        <span className={toolbar.end}>
          <FilesMenu
            label="Export the log"
            title="Export these entries"
            files={FILES}
            addressOf={(format) => auditFile(format, q, kind)}
          />
        </span>
      </div>
      {error && <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />}
      {data?.total === 0 && <p className={styles.empty}>No entry holds all of this.</p>}
      {data && data.total > 0 && (
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">When, UTC</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">From and to</th>
            </tr>
          </thead>
          <tbody>
            {data.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {data && data.entries.length < data.total && (
        <div className={toolbar.toolbar}>
          <Button onClick={() => setLimit(limit + AT_A_TIME)}>
            Show more of {count(data.total - data.entries.length)}
          </Button>
        </div>
      )}
    </>
  )
}

function EntryRow({ entry }: { readonly entry: AuditEntry }) {
  const { at, subject, about } = entry
  return (
    <tr>
      <td className={`${styles.when} number`}>
        {day(at)}
        <span className={list.detail}>{hourAndMinute(at)}</span>
      </td>
      <td className={styles.who}>
        {whoOf(entry)}
        <span className={list.detail}>{wayOf(entry)}</span>
      </td>
      <td>
        <span className={list.title}>{about?.name ?? subject}</span>
        <span className={list.detail}>{deedOf(entry)}</span>
      </td>
      <td className={list.wide}>
        <dl className={styles.changes}>
          {differences(entry).map(({ field, from, to }) => (
            <Difference key={field} field={field} from={from} to={to} />
          ))}
        </dl>
      </td>
    </tr>
  )
}

const Difference = ({ field, from, to }: { readonly field: string; readonly from: string; readonly to: string }) => (
  <>
    <dt>{field}</dt>
    <dd>
      {from !== '' && <del>{shortened(from)}</del>} {to !== '' && <ins>{shortened(to)}</ins>}
    </dd>
  </>
)

const LONGEST = 160
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
