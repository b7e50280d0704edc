import { sentence, weeksShort } from '../../../model/format.ts'
import { scaleTo } from '../../charts/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import styles from './capacity.module.css'
import { CapacityField } from './capacity-field.tsx'
import { capacityTitle } from './findings.ts'
import type { PlanView, TeamRow } from './view.ts'

interface CapacityProps {
  readonly view: PlanView
  /** Capacities that are tried in place of those stated. */
  readonly tried?: Readonly<Record<string, number | null>>
  /** Left out: they are only read. */
  readonly onCapacity?: (team: string, weeks: number | null) => void
}

const TICKS = 6

/** The weeks of each team that the best plan and mine take, over one axis; what is over the capacity has another colour. */
export function CapacityChart({ view, tried = {}, onCapacity }: CapacityProps) {
  const { teams, report, names } = view
  const title = capacityTitle(view)
  const scale = scaleTo(
    teams.reduce((most, { capacity, mine, best }) => Math.max(most, capacity ?? 0, mine, best), 0),
    TICKS,
  )
  return (
    <ChartFrame
      title={title}
      caption={`Engineer-weeks by team in ${report.period.label}; the upright line is what the team has`}
      file="plan-capacity"
      isPicture={false}
      data={{
        columns: [
          { title: 'Team', name: 'team' },
          { title: 'Weeks', name: 'capacity_weeks', write: weeksShort },
          { title: sentence(names.label), name: 'mine_weeks', write: weeksShort },
          { title: 'Best', name: 'best_weeks', write: weeksShort },
        ],
        rows: teams.map((team) => [team.title, team.capacity ?? 'no limit', team.mine, team.best]),
      }}
    >
      <div className={styles.chart}>
        <div className={styles.axis} aria-hidden="true">
          {scale.ticks.map((tick) => (
            <span key={tick} className="number" style={{ left: `${(tick / scale.max) * 100}%` }}>
              {weeksShort(tick)}
            </span>
          ))}
        </div>
        <ul>
          {teams.map((team) => (
            <li key={team.id} className={styles.team}>
              <div className={styles.name}>
                <span>{team.title}</span>
                <small className="number">
                  {weeksShort(team.mine)} of{' '}
                  {onCapacity ? (
                    <CapacityField
                      key={`${team.id} ${team.capacity}`}
                      team={team}
                      isTried={team.id in tried}
                      onChange={(weeks) => onCapacity(team.id, weeks)}
                    />
                  ) : team.capacity === null ? (
                    'no limit'
                  ) : (
                    weeksShort(team.capacity)
                  )}{' '}
                  {team.capacity !== null && 'weeks'}
                </small>
              </div>
              <TeamBars team={team} label={names.label} max={scale.max} ticks={scale.ticks} />
            </li>
          ))}
        </ul>
      </div>
    </ChartFrame>
  )
}

function TeamBars({
  team,
  label,
  max,
  ticks,
}: {
  readonly team: TeamRow
  readonly label: string
  readonly max: number
  readonly ticks: readonly number[]
}) {
  const place = (value: number) => `${(value / max) * 100}%`
  return (
    <div className={styles.plot}>
      {ticks.map((tick) => (
        <span key={tick} className={styles.grid} style={{ left: place(tick) }} aria-hidden="true" />
      ))}
      <Bar kind="best" label="best" parts={team.bestParts} used={team.best} capacity={team.capacity} place={place} />
      <Bar kind="mine" label={label} parts={team.mineParts} used={team.mine} capacity={team.capacity} place={place} />
      {team.capacity !== null && (
        <span className={styles.limit} style={{ left: place(team.capacity) }} aria-hidden="true" />
      )}
    </div>
  )
}

interface BarProps {
  readonly kind: 'best' | 'mine'
  readonly label: string
  readonly parts: TeamRow['mineParts']
  readonly used: number
  readonly capacity: number | null
  readonly place: (value: number) => string
}

function Bar({ kind, label, parts, used, capacity, place }: BarProps) {
  const over = capacity === null ? 0 : Math.max(0, used - capacity)
  const words = `${label}: ${parts.map(({ title, weeks }) => `${title} ${weeksShort(weeks)}`).join(', ') || 'nothing'}`
  return (
    <div
      className={styles.bar}
      data-kind={kind}
      role="img"
      aria-label={`${words}${over > 1e-6 ? `; ${weeksShort(over)} weeks over` : ''}`}
    >
      <span className={styles.parts} style={{ width: place(used) }}>
        {parts.map(({ id, title, weeks }) => (
          <span
            key={id}
            className={styles.part}
            style={{ flexGrow: weeks }}
            title={`${title}, ${weeksShort(weeks)} weeks`}
          >
            <span>{title}</span>
          </span>
        ))}
      </span>
      {capacity !== null && used < capacity && (
        <span className={styles.idle} style={{ left: place(used), width: place(capacity - used) }} />
      )}
      {over > 1e-6 && capacity !== null && (
        <span className={styles.over} style={{ left: place(capacity), width: place(over) }} />
      )}
      <span className={styles.kind} style={{ left: place(Math.max(used, capacity ?? 0)) }}>
        {over > 1e-6 ? `${weeksShort(over)} over` : label}
      </span>
    </div>
  )
}
