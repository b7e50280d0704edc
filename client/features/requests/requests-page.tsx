import { useNavigate } from '@tanstack/react-router'
import { REQUEST_STATES } from '../../../model/evidence/request-standing.ts'
import { boardHeadline, GROUP_TITLES, GROUPS } from '../../../model/evidence/request-words.ts'
import { Allowed } from '../../components/allowed.tsx'
import { Button } from '../../components/button.tsx'
import heading from '../../components/heading.module.css'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import toolbar from '../../components/toolbar.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { useNow } from '../../lib/use-now.ts'
import styles from './board.module.css'
import { NeedDrawer } from './need-drawer.tsx'
import { NeedGroup } from './need-group.tsx'
import rowStyles from './row.module.css'
import triageStyles from './triage.module.css'
import { TriageForm, TriageOutcome } from './triage-form.tsx'
import { type Board, useBoard } from './use-board.ts'
import { useNeedKeys } from './use-need-keys.ts'
import { useTriage } from './use-triage.ts'
import { stateOf } from './view.ts'
import { boardSubline, STATE_TITLES } from './words.ts'

/** What does the company ask for? */
export function RequestsPage() {
  const view = useBoard()
  const { board, groups, picked, search } = view
  const triage = useTriage(board)
  const now = useNow()
  const navigate = useNavigate()
  const ask = () => void navigate({ to: '/requests/new', search: { from: search.from } })
  useShortcuts([{ keys: 'n', title: 'Ask for something', needs: 'requests:write', run: ask }, ...useNeedKeys(view)])
  if (!board) {
    if (!view.error) return <PageSkeleton words="Needs are on their way" height={600} />
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={asTrouble(view.error)} onAgain={view.again} />
      </div>
    )
  }
  const most = board.requests.reduce((largest, { points }) => Math.max(largest, points), 0)
  return (
    <div className={styles.page}>
      <div className={heading.head}>
        <div>
          <h1 className={heading.headline}>{boardHeadline(board.requests)}</h1>
          <p className={heading.subline}>{boardSubline(board)}</p>
        </div>
        <div data-screen>
          <Button kind="primary" needs="requests:write" onClick={ask}>
            Ask for something
          </Button>
        </div>
      </div>
      <Filters view={view} />
      {view.shown.length > 0 && (
        <div className={rowStyles.columns} aria-hidden="true">
          <Allowed scope="projects:write">
            <span />
          </Allowed>
          <span>What hurts</span>
          <span>For whom</span>
          <span>At stake{board.currency && `, ${board.currency}`}</span>
          <span>Weight, points</span>
          <span>Age</span>
          <span>Where it stands</span>
        </div>
      )}
      {groups.map((needs) => (
        <NeedGroup key={needs.group} needs={needs} board={board} view={view} most={most} now={now} />
      ))}
      {groups.length === 0 && <p className={styles.none}>No need has all of this. Take a condition away.</p>}
      {(picked.length > 0 || (!view.open && (triage.done || triage.trouble))) && (
        <section className={triageStyles.bar} data-screen aria-label="Decide on the picked needs">
          <TriageOutcome triage={triage} />
          {picked.length > 0 && (
            <>
              <p className={triageStyles.picked}>
                <strong>{picked.length} picked</strong>
                <Button kind="link" onClick={view.pickNone}>
                  Pick none
                </Button>
              </p>
              <TriageForm requests={picked} board={board} triage={triage} />
            </>
          )}
        </section>
      )}
      {view.open && (
        <NeedDrawer
          key={view.open.id}
          request={view.open}
          board={board}
          triage={triage}
          onClose={() => view.change({ row: undefined })}
        />
      )}
    </div>
  )
}

/** What the board is narrowed down to; all of it is in the address. */
function Filters({ view: { search, change } }: { readonly view: Board }) {
  return (
    <div className={styles.toolbar} data-screen>
      <input
        type="search"
        className={toolbar.search}
        aria-label="Search needs"
        placeholder="Search needs"
        value={search.q ?? ''}
        onChange={({ target }) => change({ q: target.value || undefined })}
      />
      <select
        aria-label="From"
        value={search.from ?? ''}
        onChange={({ target }) => change({ from: GROUPS.find((group) => group === target.value) })}
      >
        <option value="">All functions</option>
        {GROUPS.map((group) => (
          <option key={group} value={group}>
            {GROUP_TITLES[group]}
          </option>
        ))}
      </select>
      <select
        aria-label="Where it stands"
        value={stateOf(search) ?? ''}
        onChange={({ target }) => change({ state: target.value || undefined })}
      >
        <option value="">Wherever it stands</option>
        {REQUEST_STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_TITLES[state]}
          </option>
        ))}
      </select>
      <Button
        active={search.mine !== undefined}
        aria-pressed={search.mine !== undefined}
        onClick={() => change({ mine: search.mine ? undefined : 'yes' })}
      >
        Mine
      </Button>
    </div>
  )
}
