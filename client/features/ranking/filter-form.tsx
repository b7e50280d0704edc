import { Button } from '../../components/button.tsx'
import styles from './controls.module.css'
import type { Filter } from './view.ts'

interface FilterProps {
  readonly filter: Filter
  readonly teams: readonly string[]
  readonly services: readonly string[]
  readonly onChange: (filter: Filter) => void
}

/** Which rows to show. Ranks, tiers and the cut line stay those of the whole ranking. */
export function FilterForm({ filter, teams, services, onChange }: FilterProps) {
  const set = (name: keyof Filter, value: string) => onChange({ ...filter, [name]: value || undefined })
  return (
    <div className={styles.filter}>
      <label className={styles.field}>
        Words
        <input type="search" value={filter.q ?? ''} onChange={(event) => set('q', event.target.value)} />
      </label>
      <Choice
        title="Team"
        all="All teams"
        value={filter.team}
        options={teams}
        onChange={(value) => set('team', value)}
      />
      <Choice
        title="Service"
        all="All services"
        value={filter.service}
        options={services}
        onChange={(value) => set('service', value)}
      />
      <div>
        <Button onClick={() => onChange({})} disabled={!filter.q && !filter.team && !filter.service}>
          Clear
        </Button>
      </div>
    </div>
  )
}

interface ChoiceProps {
  readonly title: string
  readonly all: string
  readonly value: string | undefined
  readonly options: readonly string[]
  readonly onChange: (value: string) => void
}

function Choice({ title, all, value, options, onChange }: ChoiceProps) {
  return (
    <label className={styles.field}>
      {title}
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  )
}
