import { Link } from '@tanstack/react-router'
import { budgetConsumed, objective } from '../../../model/format.ts'
import { LineBars } from '../../charts/line-bars.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { dayAndMonth } from '../../lib/date.ts'
import styles from './areas.module.css'
import type { BudgetUses } from './budget-use.ts'
import { budgetsTitle } from './findings.ts'
import type { AreasView } from './view.ts'

const MOST = 10
const LEAST_END = 1.5
/** A budget spent many times over must not press the others against the axis. */
const MOST_END = 3

/** How much of its error budget each objective has used. */
export function BudgetChart({ report, view }: { readonly report: BudgetUses; readonly view: AreasView }) {
  const { budgets } = report
  if (budgets.length === 0) {
    return (
      <section>
        <h2 className={styles.title}>{budgetsTitle(report)}</h2>
        <p className={styles.sentence}>
          Objectives come from OpenSLO or Sloth files, or from Prometheus.{' '}
          <Link to="/sources" search={{ add: 'source' }}>
            Add a source
          </Link>{' '}
          or{' '}
          <Link to="/sources" search={{ add: 'file' }}>
            import a file
          </Link>
        </p>
      </section>
    )
  }
  const shown = budgets.slice(0, MOST)
  const end = Math.min(MOST_END, Math.max(LEAST_END, Math.ceil((shown[0]?.consumedShare ?? 0) * 2) / 2))
  const step = end > 2 ? 1 : 0.5
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, position) => position * step)
  const assumed = shown.some(({ isMeasured }) => !isMeasured)
  return (
    <ChartFrame
      title={budgetsTitle(report)}
      caption={`Error budget used up to ${dayAndMonth(report.asOf)}, % of the objective's window; the line is the whole budget${assumed ? '; outlined: from incidents, no indicator tells' : ''}`}
      file="error-budgets"
      data={{
        columns: [
          { title: 'Objective', name: 'objective' },
          { title: 'Service', name: 'service' },
          { title: 'Promise', name: 'promise' },
          { title: 'Used', name: 'consumed_share', write: budgetConsumed },
          { title: 'Known', name: 'known_share', write: (share) => `${Math.floor(share * 100)}%` },
        ],
        rows: budgets.map((budget) => [
          budget.title,
          view.titleOf(budget.service),
          objective(budget.objective, budget.windowDays),
          budget.consumedShare,
          budget.knownShare,
        ]),
      }}
    >
      <LineBars
        label={budgetsTitle(report)}
        scale={{ max: end, ticks, digits: 0 }}
        writeTick={(tick) => `${tick * 100}%`}
        whole={1}
        lines={shown.map((budget) => ({
          id: budget.id,
          evidence: { tab: 'slos', row: budget.id },
          title: view.titleOf(budget.service),
          aside: `${Number((budget.objective * 100).toPrecision(12))}%`,
          parts: [
            {
              value: budget.consumedShare,
              look: budget.isMeasured ? (budget.consumedShare >= 1 ? 'loss' : 'neutral') : 'unknown',
            },
          ],
          figure: budgetConsumed(budget.consumedShare),
          isStrong: budget.consumedShare >= 1,
          words: `${budget.title}, ${objective(budget.objective, budget.windowDays)}: ${budgetConsumed(budget.consumedShare)} of the budget used, ${budget.isMeasured ? 'measured' : 'from incidents'}`,
        }))}
      />
    </ChartFrame>
  )
}
