import { useQueries } from '@tanstack/react-query'
import type { Scenario } from '../../../model/contract/committed-plan.ts'
import type { PlanReport } from '../../../model/contract/plan.ts'
import { amount, inWords, list, percent, sentence, weeksShort } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { editOfOrder } from '../../lib/plan-edit.ts'
import layout from './plan.module.css'
import { planQuery } from './queries.ts'
import styles from './scenario-table.module.css'
import type { Plan } from './use-plan.ts'
import type { PlanView } from './view.ts'

interface ScenarioTableProps {
  readonly plan: Plan
  readonly view: PlanView
  readonly scenarios: readonly Scenario[]
}

/** More columns than these nobody compares. */
const MOST = 4

/** Mine and the scenarios of its quarter side by side, each within its own limits. */
export function ScenarioTable({ plan, view, scenarios }: ScenarioTableProps) {
  const shown = scenarios.filter(({ order }) => order.quarter === view.report.period.quarter).slice(0, MOST)
  const reports = useQueries({ queries: shown.map(({ order }) => planQuery(order)) })
  if (shown.length === 0) return null
  const columns = [
    { id: '', title: 'Mine, as above', report: view.report, members: view.members, value: view.mineValue },
    ...shown.map(({ id, title, order }, at) => {
      const report = reports[at]?.data ?? null
      return { id, title, report, members: order.mine, value: report?.mine?.value ?? null }
    }),
  ]
  const known = columns.flatMap(({ title, value, report }) =>
    value === null || report?.mine?.isFeasible === false ? [] : [{ title, value }],
  )
  const most = known.reduce(
    (one, other) => (other.value > one.value ? other : one),
    known[0] ?? { title: '', value: 0 },
  )
  return (
    <section className={layout.below} aria-labelledby="scenarios">
      <h2 id="scenarios" className={layout.section}>
        {known.length < 2
          ? `${sentence(inWords(shown.length))} ${shown.length === 1 ? 'scenario' : 'scenarios'} beside mine`
          : `${most.title === 'Mine, as above' ? 'My plan' : most.title} removes the most, ${percent(most.value)} of all pain`}
      </h2>
      <div className={styles.scroll} data-scroll>
        <table className={styles.compare}>
          <thead>
            <tr>
              <td />
              {columns.map(({ id, title }) => (
                <th key={id} scope="col" aria-current={id !== '' && id === plan.search.scenario ? 'true' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {LINES.map(({ title, of }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {columns.map((column) => (
                  <td key={column.id} className="number">
                    {column.report ? of(column.report, column.members, column.value, view) : '…'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot data-screen>
            <tr>
              <td />
              <td />
              {shown.map((scenario) => (
                <td key={scenario.id}>
                  <Button onClick={() => plan.change(editOfOrder(scenario.order), scenario.id)}>
                    Open<span className="unseen"> {scenario.title}</span>
                  </Button>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}

type Line = (report: PlanReport, members: readonly string[], value: number | null, view: PlanView) => string

const LINES: readonly { readonly title: string; readonly of: Line }[] = [
  { title: 'Removes, of all pain', of: (_, __, value) => (value === null ? '…' : percent(value)) },
  { title: 'Best within its limits', of: ({ plan }) => percent(plan.value) },
  {
    title: 'Gives up, points of pain',
    of: ({ mine }) => (mine ? (mine.isFeasible ? (mine.atLeast * 100).toFixed(1) : 'cannot be had') : '0.0'),
  },
  {
    title: 'Customer minutes avoided',
    of: ({ mine, inPeriod }) => amount((mine?.avoided ?? inPeriod.avoided).reliability),
  },
  {
    title: 'Engineer-weeks',
    of: ({ mine, plan, order }) => {
      const weeks = order.teams.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0)
      return `${weeksShort(mine?.effort ?? plan.effort)}${weeks > 0 ? ` of ${weeksShort(weeks)}` : ''}`
    },
  },
  { title: 'Projects', of: (_, members) => String(members.length) },
  {
    title: 'Not in mine',
    of: (_, members, __, view) =>
      names(
        view,
        members.filter((id) => !view.members.includes(id)),
      ),
  },
  {
    title: 'Only in mine',
    of: (_, members, __, view) =>
      names(
        view,
        view.members.filter((id) => !members.includes(id)),
      ),
  },
]

const names = ({ titleOf }: PlanView, ids: readonly string[]): string =>
  ids.length === 0 ? '-' : list(ids.map(titleOf))
