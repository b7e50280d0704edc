import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { CommittedPlan, Verification } from '../../../model/contract/committed-plan.ts'
import { counted, percent, weeksShort } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import heading from '../../components/heading.module.css'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { clock, day } from '../../lib/date.ts'
import { editOf, searchOf } from '../../lib/plan-edit.ts'
import { asTrouble } from '../../lib/problem.ts'
import { Board } from './board.tsx'
import { CapacityChart } from './capacity-chart.tsx'
import styles from './committed.module.css'
import { CommittedBusiness } from './committed-business.tsx'
import controls from './controls.module.css'
import { FrontierChart } from './frontier-chart.tsx'
import { ObjectivesChart } from './objectives-chart.tsx'
import layout from './plan.module.css'
import { committedPlanQuery, verifyPlan } from './queries.ts'
import { Regret } from './regret.tsx'
import { SharePlan } from './share-plan.tsx'
import { COMMITTED, planView } from './view.ts'

const NO_EDIT = editOf({})

/** A committed plan as it was: read only, taken out as files by the bar, and computed again on demand. */
export function CommittedPage() {
  const { id } = useParams({ from: '/plans/$id' })
  const { data, error, refetch } = useQuery(committedPlanQuery(id))
  if (error && !data) {
    return (
      <div className={layout.page}>
        <TroubleNotice page trouble={asTrouble(error)} onAgain={() => void refetch()} />
        <Link to="/plan">Go to the plan</Link>
      </div>
    )
  }
  return data ? <Committed plan={data} /> : <PageSkeleton words="The committed plan is being read" height={900} />
}

/** `isShared`: opened by a link, by somebody who may see nothing else. */
export function Committed({ plan, isShared = false }: { readonly plan: CommittedPlan; readonly isShared?: boolean }) {
  const { figures, title, reason, committedAt, version, hash, seed, draws, services } = plan
  const { mine, period, order } = figures.plan
  const view = planView(figures.plan, mine?.members ?? [], COMMITTED)
  return (
    <div className={layout.page}>
      <div className={heading.head}>
        <div>
          <h1 className={heading.headline}>
            {title}: {counted(view.members.length, 'project')} for {period.label} remove {percent(mine?.value ?? 0)} of
            all pain with {weeksShort(mine?.effort ?? 0)} engineer-weeks
          </h1>
          <p className={heading.subline}>
            Committed {day(committedAt)} {clock(committedAt)} from evidence of {day(figures.plan.asOf)} (
            {figures.plan.evidenceVersion}), lens {figures.plan.lens}, {draws.toLocaleString('en-US')} draws, seed{' '}
            {seed}, Leverage {version}, content {hash.slice(0, 12)}. Nothing changes it.
          </p>
          {reason && <p className={layout.sentence}>Reason: {reason}</p>}
        </div>
        {!isShared && (
          <div className={controls.controls} data-screen>
            <Verify id={plan.id} />
            <SharePlan id={plan.id} />
          </div>
        )}
      </div>
      <div className={layout.columns}>
        <div className={layout.main}>
          <CapacityChart view={view} />
          <Board view={view} />
          {order.exclusions.map(([one, other]) => (
            <p key={`${one} ${other}`} className={layout.sentence}>
              Not both: {view.titleOf(one)} and {view.titleOf(other)}
            </p>
          ))}
        </div>
        <div className={layout.side}>
          <Regret view={view} />
          <FrontierChart view={view} />
          <ObjectivesChart slos={figures.slos} services={services} names={COMMITTED} />
        </div>
      </div>
      {!isShared && <CommittedBusiness report={figures.business} />}
      {!isShared && (
        <p className={layout.below}>
          <Link to="/plan" search={{ quarter: figures.plan.period.quarter }}>
            Plan {period.label} anew
          </Link>{' '}
          <Link
            to="/plan/business"
            search={searchOf({ ...NO_EDIT, quarter: period.quarter, members: mine?.members ?? [] })}
          >
            What it means to customers, by the evidence of today
          </Link>
        </p>
      )}
    </div>
  )
}

function Verify({ id }: { readonly id: string }) {
  const verify = useMutation({ mutationFn: () => verifyPlan(id) })
  return (
    <>
      <span role="status" className={styles.verified}>
        {verify.data && verifiedWords(verify.data)}
        {verify.error && asTrouble(verify.error).detail}
      </span>
      <Button onClick={() => verify.mutate()} disabled={verify.isPending}>
        {verify.isPending ? 'Computing it again' : 'Compute it again'}
      </Button>
    </>
  )
}

function verifiedWords({ reproduces, compared, differences, hash }: Verification): string {
  if (reproduces) return `Reproduces to the last digit: ${counted(compared, 'figure')} the same`
  if (hash.kept !== hash.now) return 'What it was computed from has changed on disk'
  const [first] = differences
  return `Does not reproduce: ${first?.path} was ${first?.kept}, is ${first?.now}`
}
