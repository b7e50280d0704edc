import type { Project } from '../../../model/evidence/project.ts'
import styles from './compare.module.css'

interface PickersProps {
  readonly projects: readonly Project[]
  readonly one: string | undefined
  readonly other: string | undefined
  readonly onChoose: (pair: { readonly one?: string; readonly other?: string }) => void
}

/** Which two are compared. Choosing the one that is on the other side swaps them. */
export function Pickers({ projects, one, other, onChoose }: PickersProps) {
  return (
    <fieldset className={styles.pickers} data-screen aria-label="Projects to compare">
      <Picker
        title="Compare"
        projects={projects}
        value={one}
        onChange={(id) => onChoose(id === other && one ? { one: id, other: one } : { one: id })}
      />
      <Picker
        title="with"
        projects={projects}
        value={other}
        onChange={(id) => onChoose(id === one && other ? { one: other, other: id } : { other: id })}
      />
    </fieldset>
  )
}

interface PickerProps {
  readonly title: string
  readonly projects: readonly Project[]
  readonly value: string | undefined
  readonly onChange: (id: string) => void
}

const Picker = ({ title, projects, value, onChange }: PickerProps) => (
  <label>
    <span>{title}</span>
    <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
      {!projects.some(({ id }) => id === value) && <option value={value ?? ''}>{value ?? ''}</option>}
      {projects
        .toSorted((left, right) => left.title.localeCompare(right.title, 'en'))
        .map(({ id, title: name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </select>
  </label>
)
