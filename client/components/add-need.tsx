import type { Project } from '../../model/evidence/project.ts'
import choiceLink from './choice-link.module.css'

interface AddNeedProps {
  /** What it may come to need: not itself, nor what it needs already. */
  readonly choices: readonly Pick<Project, 'id' | 'title'>[]
  readonly onAdd: (id: string) => void
}

/** Chooses one more project that is to be done before; nothing where there is none left. */
export function AddNeed({ choices, onAdd }: AddNeedProps) {
  if (choices.length === 0) return null
  return (
    <select
      className={choiceLink.select}
      aria-label="Add what it needs"
      value=""
      onChange={(event) => onAdd(event.target.value)}
    >
      <option value="" disabled>
        Add what it needs
      </option>
      {choices.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  )
}
