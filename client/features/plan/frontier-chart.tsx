import { percent, weeksShort } from '../../../model/format.ts'
import { StepLine } from '../../charts/step-line.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import styles from './plan.module.css'
import { isSame, type PlanView } from './view.ts'

interface FrontierProps {
  readonly view: PlanView
  /** Left out: it is only read. */
  readonly onAdopt?: (members: readonly string[]) => void
}

/** What more or less capacity would bring; each point is a plan that can be taken over. */
export function FrontierChart({ view, onAdopt }: FrontierProps) {
  const { report, teams, mineValue, isBest, members, names } = view
  const { frontier, words } = report
  const whole = frontier.find(({ scale }) => scale === 1)
  if (words.frontier === null || !whole) {
    return (
      <section>
        <h2 className={styles.title}>Nothing is limited, so there is nothing to weigh</h2>
        <p className={styles.sentence}>
          State how many engineer-weeks a team has, and this shows what more or less would bring.
        </p>
      </section>
    )
  }
  const limited = teams.filter(({ capacity }) => capacity !== null)
  const used = limited.reduce((sum, { mine }) => sum + mine, 0)
  return (
    <ChartFrame
      title={words.frontier}
      caption={`% of all pain removed by the best plan, by engineer-weeks, every team scaled alike${onAdopt ? '; a point is a plan: choose it to take it over' : ''}`}
      file="plan-frontier"
      data={{
        columns: [
          { title: 'Weeks', name: 'capacity_weeks', write: weeksShort },
          { title: 'Removes', name: 'value_share', write: percent },
          { title: 'Projects', name: 'projects', write: String },
          { title: 'Proven', name: 'is_proven' },
        ],
        rows: frontier.map(({ capacity, plan }) => [
          capacity,
          plan?.value ?? 'cannot be had',
          plan?.members.length ?? '',
          plan ? (plan.isOptimal ? 'yes' : 'no') : '',
        ]),
      }}
    >
      <StepLine
        label={words.frontier}
        points={frontier.map(({ scale, capacity, plan }) => ({
          id: String(scale),
          x: capacity,
          y: plan?.value ?? null,
          words: plan
            ? `${weeksShort(capacity)} weeks: ${plan.members.length} projects remove ${percent(plan.value)}${isSame(plan.members, members) ? `, as ${names.plan}` : ''}${onAdopt ? '. Take this plan over' : ''}`
            : '',
        }))}
        at={{ x: whole.capacity, title: `best ${percent(whole.plan?.value ?? 0)}` }}
        ring={
          !isBest && mineValue !== null
            ? { x: used, y: mineValue, title: `${names.label} ${percent(mineValue)}` }
            : null
        }
        writeX={(value) => String(Math.round(value))}
        writeY={(value) => String(Math.round(value * 100))}
        {...(onAdopt && {
          onChoose: (id: string) => {
            const chosen = frontier.find(({ scale }) => String(scale) === id)?.plan
            if (chosen) onAdopt(chosen.members)
          },
        })}
      />
    </ChartFrame>
  )
}
