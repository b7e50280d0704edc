import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import heading from '../../components/heading.module.css'
import { Notes } from '../../components/notes.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { TroubleNotice, TroubleStrip } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { useRanking } from '../../worker/use-ranking.ts'
import { Board } from './board.tsx'
import { CapacityChart } from './capacity-chart.tsx'
import { CommitDialog } from './commit-dialog.tsx'
import { CommittedList } from './committed-list.tsx'
import { EmptyPlan } from './empty-plan.tsx'
import { headline, subline } from './findings.ts'
import { FrontierChart } from './frontier-chart.tsx'
import { ObjectivesChart } from './objectives-chart.tsx'
import styles from './plan.module.css'
import { PlanControls } from './plan-controls.tsx'
import { PlanTabs } from './plan-tabs.tsx'
import { scenariosQuery } from './queries.ts'
import { Regret } from './regret.tsx'
import { Rules } from './rules.tsx'
import { ScenarioTable } from './scenario-table.tsx'
import { usePlan } from './use-plan.ts'
import { useRowKeys } from './use-row-keys.ts'

/** What fits this quarter? */
export function PlanPage() {
  const plan = usePlan()
  const { view, edit, error, forecast } = plan
  const [committing, setCommitting] = useState(false)
  const { frame } = useRanking()
  const scenarios = useQuery(scenariosQuery)
  const navigate = useNavigate()
  const rowOf = useRowKeys(plan)
  useShortcuts([
    { keys: 'u', title: 'Undo the last change of the plan', run: plan.undo },
    {
      keys: 'b',
      title: 'Use the best plan',
      run: () => view && plan.adopt(view.report.plan.members.map(({ id }) => id)),
    },
    { keys: 'c', title: 'Commit the plan', needs: 'plans:write', run: () => setCommitting(view !== null) },
    ...rowOf,
  ])
  if (!view) {
    if (!error) return <PageSkeleton words="The best plan is being searched" height={900} />
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={asTrouble(error)} onAgain={plan.again} />
      </div>
    )
  }
  if (view.rows.length === 0) return <EmptyPlan />
  const { report } = view
  const lens = frame?.lenses.find(({ id }) => id === report.lens)
  const lensTitle = lens ? `${lens.title} lens` : 'Weights of your own'
  const best = report.plan.members.map(({ id }) => id)
  return (
    <div className={styles.page} aria-busy={plan.isWaiting}>
      {error && <TroubleStrip trouble={asTrouble(error)} onAgain={plan.again} />}
      <div className={heading.head}>
        <div>
          <h1 className={heading.headline} aria-live="polite">
            {headline(view)}
          </h1>
          <p className={heading.subline}>{subline(view, lensTitle)}</p>
        </div>
        <PlanControls
          plan={plan}
          view={view}
          lenses={frame?.lenses ?? []}
          scenarios={scenarios.data?.scenarios ?? []}
          onCommit={() => setCommitting(true)}
        />
      </div>
      <PlanTabs />
      <div className={styles.columns}>
        <div className={styles.main}>
          <CapacityChart view={view} onCapacity={plan.setCapacity} tried={edit.capacity} />
          <Board view={view} onMove={plan.move} onLock={plan.lock} />
          <Rules plan={plan} view={view} />
        </div>
        <div className={styles.side}>
          <Regret view={view} actions={{ useBest: () => plan.adopt(best), commit: () => setCommitting(true) }} />
          <FrontierChart view={view} onAdopt={plan.adopt} />
          <ObjectivesChart slos={forecast.data?.slos ?? null} error={forecast.error} services={frame?.services ?? []} />
        </div>
      </div>
      <ScenarioTable plan={plan} view={view} scenarios={scenarios.data?.scenarios ?? []} />
      <CommittedList />
      <Notes notes={report.notes} />
      <CommitDialog
        open={committing}
        view={view}
        order={plan.order}
        onClose={() => setCommitting(false)}
        onStale={plan.again}
        onCommitted={(id) => void navigate({ to: '/plans/$id', params: { id } })}
      />
    </div>
  )
}
