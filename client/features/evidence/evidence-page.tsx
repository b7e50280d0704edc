import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { FACETS } from '../../../model/contract/evidence-tables.ts'
import { inWords, sentence } from '../../../model/format.ts'
import heading from '../../components/heading.module.css'
import page from '../../components/page.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { EVIDENCE_TABS, stringifySearch } from '../../lib/search.ts'
import { useNarrow } from '../../lib/use-media.ts'
import { useStatus } from '../../lib/use-status.ts'
import { useWindow } from '../../lib/use-window.ts'
import { ChangeBar, ChangeSection } from './change-bar.tsx'
import { ROW_HEIGHT, type RowActions } from './evidence-table.tsx'
import { FacetList } from './facet-list.tsx'
import { OutageMembers } from './outages/members.tsx'
import { OutagesLink, ProposedOutages, RegroupOutcome } from './outages/proposals.tsx'
import { merge } from './outages/regroupings.ts'
import { useRegroup } from './outages/use-regroup.ts'
import styles from './page.module.css'
import { RowDrawer } from './record/row-drawer.tsx'
import { Rows } from './rows.tsx'
import { Toolbar } from './toolbar.tsx'
import { useAmend } from './use-amend.ts'
import { useEvidenceKeys } from './use-evidence-keys.ts'
import { useRows } from './use-rows.ts'
import { useSelection } from './use-selection.ts'
import { tabSearch, useView } from './use-view.ts'
import { evidenceHeadline, shownWords, TAB_TITLES } from './words.ts'

const NO_FACETS = {}

/** Is the data right? */
export function EvidencePage() {
  const view = useView()
  const { search, tab } = view
  const narrow = useNarrow()
  const body = useRef<HTMLTableSectionElement>(null)
  const [matching, setMatching] = useState(0)
  const [top, bottom] = useWindow(body, matching)
  const height = narrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide
  const from = Math.max(0, Math.floor(top / height))
  const to = Math.ceil(bottom / height)
  const { source, facts, filter, error, again } = useRows(tab, search, from, to)
  useEffect(() => setMatching(source?.matching ?? 0), [source?.matching])
  const close = () => view.change({ row: undefined })
  useEvidenceKeys(search.row, (row) => view.change({ row }), close)

  const selection = useSelection(tab === 'incidents' ? source : null, filter)
  const amending = useAmend(selection.revise)
  const regrouping = useRegroup()
  const actions = useMemo(
    (): RowActions => ({
      href: view.href,
      open: view.open,
      sort: view.sort,
      select: tab === 'incidents' ? (row, isSelected) => 'revision' in row && selection.select(row, isSelected) : null,
    }),
    [view.href, view.open, view.sort, tab, selection.select],
  )
  const facets = <FacetList facets={source?.facets ?? NO_FACETS} chosen={search} onChoose={view.choose} />
  const isNarrowed = search.q !== undefined || FACETS.some((facet) => search[facet] !== undefined)
  return (
    <div className={page.page}>
      <h1 className={heading.headline}>{facts ? evidenceHeadline(tab, facts) : '\u00a0'}</h1>
      <Subline showsOutages={tab === 'incidents'} />
      <nav className={heading.tabs} aria-label="Evidence">
        {EVIDENCE_TABS.map((other) => (
          <a
            key={other}
            href={`/evidence${stringifySearch(tabSearch(other)(search))}`}
            className={heading.tab}
            aria-current={other === tab ? 'page' : undefined}
            onClick={(event) => view.show(event, other)}
          >
            {TAB_TITLES[other]}
          </a>
        ))}
      </nav>
      {tab === 'incidents' && (search.outages === 'open' || regrouping.done || regrouping.trouble) && (
        <ProposedOutages regrouping={regrouping} />
      )}
      <Toolbar
        view={view}
        shown={source && shownWords(tab, source.matching, source.total)}
        filter={filter}
        facets={narrow ? facets : null}
        isNarrowed={isNarrowed}
      />
      {error && !source ? (
        <TroubleNotice trouble={asTrouble(error)} onAgain={again} />
      ) : (
        <div className={styles.columns}>
          {!narrow && facets}
          <div className={styles.rows}>
            {source && (
              <Rows
                tab={tab}
                source={source}
                from={from}
                to={to}
                height={height}
                open={search.row}
                sort={search.sort}
                selected={selection.ids}
                actions={actions}
                body={body}
              />
            )}
            {source?.matching === 0 && (
              <p className={styles.empty}>
                {isNarrowed ? (
                  'No row has all of this. Take a condition away.'
                ) : (
                  <>
                    Nothing yet.{' '}
                    <Link to="/sources" search={{ add: 'source' }}>
                      Add a source
                    </Link>
                    , and its rows come here.
                  </>
                )}
              </p>
            )}
          </div>
        </div>
      )}
      {tab === 'incidents' && (
        <ChangeBar
          rows={selection.rows}
          amending={amending}
          matching={source?.matching ?? 0}
          onSelectAll={() => void selection.selectAll()}
          onClear={selection.clear}
          onMerge={(rows) => {
            regrouping.decide(merge(rows.map(({ id, members }) => (members.length > 0 ? members : [id]))))
            selection.clear()
          }}
        />
      )}
      {search.row && (
        <RowDrawer
          tab={tab}
          id={search.row}
          onClose={close}
          outcome={narrow && tab === 'incidents' && <RegroupOutcome regrouping={regrouping} />}
          changeOf={(row) => <ChangeSection row={row} amending={amending} />}
          membersOf={(outage) => <OutageMembers outage={outage} regrouping={regrouping} />}
        />
      )}
    </div>
  )
}

/** What was not taken in at all, and where it waits; and what may be counted more than once. */
function Subline({ showsOutages }: { readonly showsOutages: boolean }) {
  const { data: status } = useStatus()
  const waiting = status?.counts.quarantined ?? 0
  if (!status) return <p className={heading.subline}>{'\u00a0'}</p>
  return (
    <p className={heading.subline}>
      {waiting === 0 ? (
        'Nothing waits in quarantine.'
      ) : (
        <>
          <Link to="/sources" hash="quarantine" search={({ lens, weights, asOf }) => ({ lens, weights, asOf })}>
            {sentence(inWords(waiting))} {waiting === 1 ? 'row waits' : 'rows wait'} in quarantine
          </Link>
          {waiting === 1 ? '; it is not counted.' : '; none is counted.'}
        </>
      )}
      {showsOutages && <OutagesLink />}
    </p>
  )
}
