import { useQuery } from '@tanstack/react-query'
import { PROVENANCES } from '../../../model/evidence/provenance.ts'
import { ProvenanceSwatch } from '../../charts/bars.tsx'
import { WeekBars } from '../../charts/week-bars.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { dayAndMonth } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import styles from './areas.module.css'
import { BudgetChart } from './budget-chart.tsx'
import { weekNote, weeksTitle } from './findings.ts'
import { budgetsQuery } from './queries.ts'
import { TogetherChart } from './together-chart.tsx'
import type { AreasView } from './view.ts'

interface ChartsProps {
  readonly view: AreasView
  readonly asOf: string | undefined
  readonly version: string
}

/** What happened lately, and what hangs together. */
export function AreaCharts({ view, asOf, version }: ChartsProps) {
  const budgets = useQuery(budgetsQuery(asOf, version))
  return (
    <div className={styles.charts}>
      <WeeksChart view={view} />
      {budgets.data && <BudgetChart report={budgets.data} view={view} />}
      {!budgets.data && budgets.error && (
        <TroubleNotice trouble={asTrouble(budgets.error)} onAgain={() => void budgets.refetch()} />
      )}
      {!budgets.data && !budgets.error && <div className={styles.waiting} aria-busy="true" />}
      <TogetherChart view={view} />
    </div>
  )
}

function WeeksChart({ view }: { readonly view: AreasView }) {
  const { report, titleOf } = view
  return (
    <ChartFrame
      title={weeksTitle(report)}
      caption={`Customer minutes lost each week, ${report.weeks.length} weeks; an incident counts in the week in which it began`}
      file="weekly-loss"
      data={{
        columns: [
          { title: 'Week of', name: 'week' },
          ...PROVENANCES.map((provenance) => ({ title: provenance, name: `${provenance}_customer_minutes` })),
        ],
        rows: report.weeks.map(({ start, minutes }) => [
          start.slice(0, 10),
          ...PROVENANCES.map((provenance) => minutes[provenance]),
        ]),
      }}
      legend={PROVENANCES.map((provenance) => (
        <span key={provenance}>
          <ProvenanceSwatch provenance={provenance} hue="loss" /> {provenance}
        </span>
      ))}
    >
      <WeekBars
        label={weeksTitle(report)}
        height={196}
        ticks={3}
        weeks={report.weeks.map(({ start, minutes }, position) => ({
          title: dayAndMonth(start),
          minutes,
          note: weekNote(report, position, titleOf),
        }))}
      />
    </ChartFrame>
  )
}
