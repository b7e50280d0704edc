import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import heading from '../../components/heading.module.css'
import page from '../../components/page.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { PEOPLE_TABS, type PeopleTab } from '../../lib/search.ts'
import { useMay, useVisitor, whyNot } from '../../lib/use-visitor.ts'
import { AuditLog } from './audit-log.tsx'
import styles from './people.module.css'
import { PeopleTable } from './people-table.tsx'
import { peopleQuery } from './queries.ts'
import { TokenTable } from './token-table.tsx'
import { peopleHeadline } from './words.ts'

const TITLES: Readonly<Record<PeopleTab, string>> = { people: 'People', tokens: 'Tokens', audit: 'Audit log' }

/** Who may do what, what programs sign in with, and who changed what. */
export function PeoplePage() {
  const { people: tab = 'people' } = useSearch({ from: '/people' })
  const may = useMay('people:write')
  const { data: visitor } = useVisitor()
  const { data, error, refetch } = useQuery({ ...peopleQuery, enabled: visitor !== undefined && may })
  if (!may) {
    return (
      <div className={page.page}>
        <h1 className={heading.headline}>People are looked after by administrators</h1>
        <p className={heading.subline}>{whyNot('people:write', visitor?.role)}</p>
        <p className={styles.empty}>
          Your own sessions, tokens and password are under <Link to="/account">your account</Link>.
        </p>
      </div>
    )
  }
  if (error && !data) {
    return (
      <div className={page.page}>
        <TroubleNotice page trouble={asTrouble(error)} onAgain={() => void refetch()} />
      </div>
    )
  }
  return (
    <div className={page.page} aria-busy={!data}>
      <h1 className={heading.headline}>{data ? peopleHeadline(data.people) : '\u00a0'}</h1>
      <p className={heading.subline}>Everything that anybody changes is in the audit log, and stays there</p>
      <nav className={heading.tabs} aria-label="People">
        {PEOPLE_TABS.map((other) => (
          <Link
            key={other}
            to="/people"
            search={{ people: other }}
            className={heading.tab}
            aria-current={other === tab ? 'page' : undefined}
          >
            {TITLES[other]}
          </Link>
        ))}
      </nav>
      {data && tab === 'people' && <PeopleTable people={data.people} isShared={visitor?.isShared ?? false} />}
      {tab === 'tokens' && <TokenTable />}
      {tab === 'audit' && <AuditLog />}
    </div>
  )
}
