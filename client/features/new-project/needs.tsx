import type { Project } from '../../../model/evidence/project.ts'
import { AddNeed } from '../../components/add-need.tsx'
import { Button } from '../../components/button.tsx'
import styles from './new-project.module.css'

interface NeedsProps {
  readonly needs: readonly string[]
  readonly projects: readonly Project[]
  readonly onChange: (needs: readonly string[]) => void
}

/** What must be done before it. */
export function Needs({ needs, projects, onChange }: NeedsProps) {
  const titleOf = (id: string) => projects.find((project) => project.id === id)?.title ?? id
  const choices = projects.filter(({ id, status }) => status !== 'rejected' && !needs.includes(id))
  return (
    <section aria-label="What it needs">
      <h2 className={styles.heading}>
        {needs.length > 0 ? 'It needs what is to be done before' : 'It waits for nothing'}
      </h2>
      <ul className={styles.needs}>
        {needs.map((id) => (
          <li key={id}>
            {titleOf(id)}
            <Button
              kind="quiet"
              aria-label={`Does not need ${titleOf(id)}`}
              onClick={() => onChange(needs.filter((other) => other !== id))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <AddNeed choices={choices} onAdd={(id) => onChange([...needs, id])} />
    </section>
  )
}
