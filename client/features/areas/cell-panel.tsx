import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AreaCell } from '../../../model/contract/areas.ts'
import { amount, budgetConsumed, count, counted, percent, sentence } from '../../../model/format.ts'
import { days, ratio } from '../../../model/quantity.ts'
import { errorBudget } from '../../../model/slo/budget.ts'
import { FOUR_WEEKS } from '../../../model/slo/impact.ts'
import { provenanceText } from '../../charts/bars.tsx'
import { WeekBars } from '../../charts/week-bars.tsx'
import { Allowed } from '../../components/allowed.tsx'
import buttons from '../../components/button.module.css'
import { Button } from '../../components/button.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { encodeCell } from '../../lib/cell-id.ts'
import { dayAndMonth } from '../../lib/date.ts'
import styles from './areas.module.css'
import { cellTitle, coverWords, minutesOf } from './findings.ts'
import { budgetsQuery } from './queries.ts'
import { type AreasView, evidenceOf, periodWords } from './view.ts'

interface CellPanelProps {
  readonly cell: AreaCell
  readonly view: AreasView
  readonly asOf: string | undefined
  readonly version: string
  readonly onOpenRows: () => void
}

/** The chosen service and cause: how much, lately, and who is on it. */
export function CellPanel({ cell, view, asOf, version, onOpenRows }: CellPanelProps) {
  const { report, measure, total, titleOf, unit } = view
  const value = cell.expected[measure]
  const service = report.services.find(({ id }) => id === cell.service)
  return (
    <section className={styles.panel} aria-label="Selected cell">
      <p className={styles.quiet}>Selected cell</p>
      <h2 className={styles.section}>{cellTitle(cell, titleOf)}</h2>
      <p className={styles.sentence}>
        <strong>
          {amount(value)} {unit} in {periodWords(report)}
        </strong>
        , {total > 0 ? percent(value / total) : '0%'} of the total
        {cell.cause === 'background' ? ', lost outside every incident' : ''}.{' '}
        {sentence(coverWords(cell, report.candidates, measure))}.
      </p>
      <CellWeeks cell={cell} view={view} />
      <dl className={styles.facts}>
        <BudgetUse cell={cell} asOf={asOf} version={version} />
        <Fact title="How the expectation is known">{provenanceText(cell.provenance)}</Fact>
        <div>
          <dt>Open issues about {titleOf(cell.service)}</dt>
          <dd className="number">
            <Link to="/evidence" search={{ tab: 'issues', service: cell.service }}>
              {count(service?.issues ?? 0)}
            </Link>
          </dd>
        </div>
      </dl>
      <div className={styles.actions} data-screen>
        <Allowed scope="projects:write">
          <Link to="/projects/new" search={{ cell: encodeCell(cell) }} className={buttons.button}>
            Start a project from this cell
          </Link>
        </Allowed>
        <Button onClick={onOpenRows}>
          {cell.incidents > 0 ? `Open ${counted(cell.incidents, 'row')}` : 'Open what it stands on'}
        </Button>
        <Link to="/evidence" search={evidenceOf(cell)} className={buttons.button}>
          {cell.cause === 'background' ? 'See its objectives' : 'See it in Evidence'}
        </Link>
      </div>
    </section>
  )
}

const NOTHING = { measured: 0, reported: 0, assumed: 0 }

function CellWeeks({ cell, view }: { readonly cell: AreaCell; readonly view: AreasView }) {
  const weeks = view.report.weeks
  const sum = cell.weekly.reduce((all, minutes) => all + minutesOf(minutes), 0)
  const title =
    sum > 0
      ? `${amount(sum)} customer minutes lost in ${weeks.length} weeks`
      : `Nothing lost here in the last ${weeks.length} weeks`
  return (
    <ChartFrame
      title={title}
      caption="Customer minutes each week, by the day on which incidents began"
      file={`weeks-${cell.service}-${cell.cause}`}
      data={{
        columns: [
          { title: 'Week of', name: 'week' },
          { title: 'Customer minutes', name: 'customer_minutes' },
        ],
        rows: weeks.map(({ start }, position) => [start.slice(0, 10), minutesOf(cell.weekly[position] ?? NOTHING)]),
      }}
    >
      <WeekBars
        label={title}
        height={104}
        ticks={2}
        weeks={weeks.map(({ start }, position) => ({
          title: dayAndMonth(start),
          minutes: cell.weekly[position] ?? NOTHING,
          note: null,
        }))}
      />
    </ChartFrame>
  )
}

/** What the cell's last four weeks took of a four-week budget, where its service has an objective. */
function BudgetUse({ cell, asOf, version }: Pick<CellPanelProps, 'cell' | 'asOf' | 'version'>) {
  const { data } = useQuery(budgetsQuery(asOf, version))
  const strictest = data?.budgets
    .filter(({ service }) => service === cell.service)
    .toSorted((left, right) => right.objective - left.objective)[0]
  if (!strictest) return null
  const budget = errorBudget(ratio(strictest.objective), days(FOUR_WEEKS))
  return <Fact title="Error budget it used, 28 days">{budgetConsumed(cell.fourWeeks / budget)}</Fact>
}

function Fact({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className="number">{children}</dd>
    </div>
  )
}
