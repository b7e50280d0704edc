import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProposedOutageRow } from '../../../../model/contract/outages.ts'
import { count } from '../../../../model/format.ts'
import { Button } from '../../../components/button.tsx'
import { stretch } from '../../../lib/date.ts'
import { useShortcuts } from '../../../lib/shortcuts.ts'
import styles from './outages.module.css'
import { outagesQuery } from './queries.ts'
import { groupsOf, keepApart, merge, mergedWords, proposalsHeadline } from './regroupings.ts'
import { SourceOrderDialog } from './source-order.tsx'
import type { Regrouping } from './use-regroup.ts'

/** Proposals that are shown before somebody asks for all. */
const FEW = 3

/** What several sources may have told of twice, to be decided one after the other. */
export function ProposedOutages({ regrouping }: { readonly regrouping: Regrouping }) {
  const { data } = useQuery(outagesQuery)
  const [showsAll, setShowsAll] = useState(false)
  const [showsOrder, setShowsOrder] = useState(false)
  const proposals = data?.proposals ?? []
  const [first] = proposals
  const decide = (how: typeof merge) => first && !regrouping.busy && regrouping.decide(how(groupsOf(first)))
  useShortcuts(
    first
      ? [
          { keys: 'm', title: 'Merge the first proposed outage', needs: 'evidence:write', run: () => decide(merge) },
          { keys: 'a', title: 'Keep its incidents apart', needs: 'evidence:write', run: () => decide(keepApart) },
        ]
      : [],
  )
  const merged = data ? mergedWords(data.merged) : null
  if (!data) return null
  return (
    <section className={styles.panel} aria-labelledby="outages-title" data-screen>
      <h2 id="outages-title">{proposalsHeadline(data.proposed)}</h2>
      <p className={styles.detail}>
        {proposals.length > 0 && (
          <>
            Different sources tell of them, at once and on one service; nothing is merged until a person says so.{' '}
            <span className={styles.keys}>
              <kbd>m</kbd> merges the first, <kbd>a</kbd> keeps it apart.{' '}
            </span>
          </>
        )}
        {merged && `${merged}. `}
        <Button kind="link" onClick={() => setShowsOrder(true)}>
          Whose word holds
        </Button>
      </p>
      <RegroupOutcome regrouping={regrouping} />
      <ol className={styles.list}>
        {(showsAll ? proposals : proposals.slice(0, FEW)).map((proposal) => (
          <Proposal key={groupsOf(proposal).flat().join(' ')} proposal={proposal} regrouping={regrouping} />
        ))}
      </ol>
      {data.proposed > FEW && !showsAll && (
        <Button kind="link" onClick={() => setShowsAll(true)}>
          Show {count(Math.min(data.proposed, proposals.length) - FEW)} more
        </Button>
      )}
      {showsOrder && <SourceOrderDialog sources={data.sources} onClose={() => setShowsOrder(false)} />}
    </section>
  )
}

/** Says in a line whether anything may be counted more than once, and leads to it. */
export function OutagesLink() {
  const { data } = useQuery(outagesQuery)
  if (!data || (data.proposed === 0 && data.merged.outages === 0)) return null
  return (
    <>
      {' '}
      <Link to="/evidence" search={(before) => ({ ...before, outages: before.outages ? undefined : 'open' })}>
        {data.proposed > 0 ? proposalsHeadline(data.proposed) : mergedWords(data.merged)}
      </Link>
      .
    </>
  )
}

/** What was decided, with its undo; or why it was not. */
export function RegroupOutcome({ regrouping }: { readonly regrouping: Regrouping }) {
  const { done, undo, trouble, forget } = regrouping
  if (!done && !trouble) return null
  return (
    <p className={styles.done} role="status" data-failed={trouble !== null}>
      <span>{trouble ? `${trouble.title}: ${trouble.detail}` : `${done}.`}</span>
      {undo && !trouble && <Button onClick={undo}>Undo</Button>}
      <Button kind="quiet" onClick={forget}>
        Dismiss
      </Button>
    </p>
  )
}

function Proposal({ proposal, regrouping }: { readonly proposal: ProposedOutageRow; readonly regrouping: Regrouping }) {
  const groups = groupsOf(proposal)
  const titles = proposal.incidents.map(({ title }) => `“${title}”`).join(' and ')
  return (
    <li className={styles.proposal}>
      <ul>
        {proposal.incidents.map((incident) => (
          <li key={incident.id} className={styles.incident}>
            <span className={styles.source}>{incident.sources.join(', ')}</span>
            {incident.url ? (
              <a className={styles.title} href={incident.url} target="_blank" rel="noreferrer" title={incident.title}>
                {incident.title}
              </a>
            ) : (
              <span className={styles.title} title={incident.title}>
                {incident.title}
              </span>
            )}
            <span className={`${styles.when} number`}>{stretch(incident.startedAt, incident.endedAt)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.reason}>{proposal.reason}</p>
      <span className={styles.decide}>
        <Button
          needs="evidence:write"
          aria-label={`Merge ${titles}`}
          disabled={regrouping.busy}
          onClick={() => regrouping.decide(merge(groups))}
        >
          Merge
        </Button>
        <Button
          kind="quiet"
          needs="evidence:write"
          aria-label={`Keep apart ${titles}`}
          disabled={regrouping.busy}
          onClick={() => regrouping.decide(keepApart(groups))}
        >
          Keep apart
        </Button>
      </span>
    </li>
  )
}
