import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { SETTING_TABLES, type SettingTable } from '../../../model/contract/setting-tables.ts'
import type { SettingsReport } from '../../../model/contract/settings.ts'
import { ChangeableBy } from '../../components/allowed.tsx'
import { FilesMenu } from '../../components/files-menu.tsx'
import heading from '../../components/heading.module.css'
import page from '../../components/page.module.css'
import toolbar from '../../components/toolbar.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useLiveEvidence } from '../../worker/use-live-evidence.ts'
import { Assumptions } from './assumptions.tsx'
import { Digest } from './digest.tsx'
import { IssueWriter } from './issue-writer.tsx'
import { Lenses } from './lenses.tsx'
import { settingsQuery, tableFile } from './queries.ts'
import { Services } from './services.tsx'
import { Teams } from './teams.tsx'
import { settingsHeadline, TABLE_TITLES } from './words.ts'

/** What everything is computed with, where each value comes from, and what another would do. */
export function SettingsPage() {
  const { settings: tab = 'services', q = '' } = useSearch({ from: '/settings' })
  const { data: report, error, refetch } = useQuery(settingsQuery)
  useLiveEvidence(null)
  const table = tab === 'digest' || tab === 'issues' ? null : tab
  if (error && !report)
    return (
      <div className={page.page}>
        <TroubleNotice page trouble={asTrouble(error)} onAgain={() => void refetch()} />
      </div>
    )
  return (
    <div className={page.page} aria-busy={!report}>
      <h1 className={heading.headline}>
        {tab === 'digest' || tab === 'issues'
          ? OUTWARD[tab].headline
          : report
            ? settingsHeadline(tab, report)
            : '\u00a0'}
      </h1>
      <p className={heading.subline}>
        {tab === 'digest' || tab === 'issues'
          ? OUTWARD[tab].subline
          : report
            ? layersWords(report.file ?? 'leverage.yaml')
            : '\u00a0'}
      </p>
      <nav className={heading.tabs} aria-label="Settings">
        {SETTING_TABLES.map((other) => (
          <Link
            key={other}
            to="/settings"
            search={(before) => ({ ...before, settings: other, q: undefined })}
            className={heading.tab}
            aria-current={other === table ? 'page' : undefined}
          >
            {TABLE_TITLES[other]}
          </Link>
        ))}
        {(['digest', 'issues'] as const).map((other) => (
          <Link
            key={other}
            to="/settings"
            search={(before) => ({ ...before, settings: other, q: undefined })}
            className={heading.tab}
            aria-current={other === tab ? 'page' : undefined}
          >
            {OUTWARD[other].title}
          </Link>
        ))}
      </nav>
      {table === null ? (
        <ChangeableBy scope="settings:write">
          {tab === 'digest' ? <Digest report={report} /> : <IssueWriter />}
        </ChangeableBy>
      ) : (
        <Tables table={table} report={report} words={q} />
      )}
    </div>
  )
}

/** What Leverage says elsewhere. */
const OUTWARD = {
  digest: {
    title: 'Digest',
    headline: 'What changed since last week, sent to where the team talks',
    subline:
      'Every move with its reason, what was committed, and sources to look at. Nothing is sent until somebody says where.',
  },
  issues: {
    title: 'Issues',
    headline: 'What an issue is worth, said where it is discussed',
    subline:
      'One comment on each linked issue with rank, chance and why it moved last. Nothing is written until somebody gives a token for it.',
  },
} as const

function Tables({
  table,
  report,
  words: q,
}: {
  readonly table: SettingTable
  readonly report: SettingsReport | undefined
  readonly words: string
}) {
  const navigate = useNavigate({ from: '/settings' })
  const search = (text: string) =>
    void navigate({ search: (before) => ({ ...before, q: text || undefined }), replace: true })
  const isSearched = table === 'services' || table === 'assumptions'
  return (
    <>
      <div className={toolbar.toolbar}>
        {isSearched && (
          <input
            type="search"
            className={toolbar.search}
            aria-label={`Search ${TABLE_TITLES[table].toLowerCase()}`}
            placeholder={table === 'services' ? 'Words in title, id, team' : 'Words in title, meaning, source'}
            value={q}
            onChange={({ target }) => search(target.value)}
          />
        )}
        <span className={toolbar.end}>
          <FilesMenu
            label="Export table"
            title="Export this table"
            files={FILES}
            addressOf={(format) => tableFile(table, format)}
          />
        </span>
      </div>
      {report && (
        <ChangeableBy scope={table === 'lenses' ? 'lenses:write' : 'settings:write'}>
          <Table table={table} report={report} words={q} />
        </ChangeableBy>
      )}
    </>
  )
}

const layersWords = (file: string): string =>
  `In force is what ${file} states, else what people change here, else what sources tell, else the model's default.`
const FILES = [
  { format: 'csv', title: 'CSV', hint: 'one row each' },
  { format: 'json', title: 'JSON', hint: 'as the interface has them' },
  { format: 'markdown', title: 'Markdown', hint: 'a table to paste' },
]

function Table({
  table,
  report,
  words,
}: {
  readonly table: SettingTable
  readonly report: SettingsReport
  readonly words: string
}) {
  switch (table) {
    case 'services':
      return <Services report={report} words={words} />
    case 'teams':
      return <Teams report={report} />
    case 'lenses':
      return <Lenses report={report} />
    case 'assumptions':
      return <Assumptions report={report} words={words} />
  }
}
