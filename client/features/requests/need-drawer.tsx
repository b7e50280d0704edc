import { Link } from '@tanstack/react-router'
import type { BoardRequest, RequestBoard } from '../../../model/contract/requests.ts'
import { GROUP_TITLES, groupOf } from '../../../model/evidence/request-words.ts'
import { counted, list } from '../../../model/format.ts'
import { Allowed } from '../../components/allowed.tsx'
import { Button } from '../../components/button.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { day } from '../../lib/date.ts'
import { useMay } from '../../lib/use-visitor.ts'
import styles from './drawer.module.css'
import { JoinNeed } from './join-need.tsx'
import { TriageForm, TriageOutcome } from './triage-form.tsx'
import type { TriageOf } from './use-triage.ts'
import { Way } from './way.tsx'
import { money, STATE_TITLES, stakeWords } from './words.ts'

interface NeedDrawerProps {
  readonly request: BoardRequest
  readonly board: RequestBoard
  readonly triage: TriageOf
  readonly onClose: () => void
}

/** One need: where it stands, what it says, who asks; for those who decide, the decision. */
export function NeedDrawer({ request, board, triage, onClose }: NeedDrawerProps) {
  const mayTriage = useMay('projects:write')
  const { id, title, description, state, words, plan, project, mine, closedAt, reachedBy } = request
  const service = board.services.find((known) => known.id === request.service)?.title ?? request.service
  return (
    <Drawer kind={`Request, ${GROUP_TITLES[groupOf(request)]}`} title={`Request ${title}`} onClose={onClose}>
      <h2 className={styles.title}>{title}</h2>
      {description && <p className={styles.description}>{description}</p>}
      <section className={styles.stands} aria-label="Where it stands">
        <Way state={state} />
        <p>
          <strong>{STATE_TITLES[state]}.</strong> {words}.
          {plan && (
            <>
              {' '}
              <Link to="/plans/$id" params={{ id: plan.id }}>
                Open the plan
              </Link>
            </>
          )}
          {project && (
            <>
              {' '}
              <Link to="/projects/$id" params={{ id: project.id }}>
                Open the project
              </Link>
            </>
          )}
        </p>
      </section>
      <dl className={styles.facts}>
        <Fact name="Service" value={service ?? 'nobody knows yet'} />
        <Fact
          name="For"
          value={
            request.accounts.length === 0
              ? 'no account named'
              : list(
                  request.accounts.map(({ title: account, annualRevenue }) =>
                    annualRevenue === null ? account : `${account} (${money(annualRevenue, board.currency)} a year)`,
                  ),
                )
          }
        />
        <Fact name="At stake" value={stakeWords(request, board.currency)} />
        <Fact name="Asked by" value={`${request.requestedBy ?? 'nobody said'}, ${day(request.createdAt)}`} />
        {request.joined.length > 0 && (
          <Fact
            name="Joined by"
            value={request.joined.map(({ name, at }) => `${name ?? 'somebody here'}, ${day(at)}`).join('; ')}
          />
        )}
        <Fact
          name="Weight"
          value={`${request.points.toFixed(1)} points: ${counted(request.people, 'person', 'people')}, ${counted(request.accounts.length, 'account')}`}
        />
        {state === 'new' && reachedBy.length > 0 && (
          <Fact name="May be closed by" value={list(reachedBy.map((reaching) => reaching.title))} />
        )}
        <Fact
          name="Source"
          value={
            <Link to="/evidence" search={{ tab: 'requests', row: id }}>
              {request.source === 'people' ? 'filed here' : request.source}
            </Link>
          }
        />
      </dl>
      <Allowed scope="projects:write">
        <section className={styles.section}>
          <h3>Decide</h3>
          <TriageForm requests={[request]} board={board} triage={triage} />
        </section>
      </Allowed>
      {!mayTriage && mine && closedAt === null && (
        <section className={styles.section}>
          <h3>No longer needed?</h3>
          <Button needs="requests:write" onClick={() => triage.decide([request], { closed: true })}>
            Close it
          </Button>
        </section>
      )}
      <TriageOutcome triage={triage} />
      {closedAt === null && (
        <Allowed scope="requests:write">
          <JoinNeed request={request} board={board} />
        </Allowed>
      )}
    </Drawer>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
