import choiceLink from '../choice-link.module.css'
import type { Catalogue } from './catalogue.ts'
import { addEffort, changeEffort, removeEffort } from './edit-form.ts'
import styles from './effects-editor.module.css'
import { EstimateHead, EstimateRow } from './estimate-row.tsx'
import { estimateKey, type FormFaults, numberOf, type ProjectForm } from './project-form.ts'

interface EffortEditorProps {
  readonly form: ProjectForm
  readonly faults: FormFaults
  readonly catalogue: Catalogue
  readonly onChange: (form: ProjectForm) => void
}

/** Engineer-weeks of each team; the first one owns the project. */
export function EffortEditor({ form, faults, catalogue, onChange }: EffortEditorProps) {
  const { effort } = form
  const titleOf = (id: string) => catalogue.teams.find((team) => team.id === id)?.title ?? id
  const highs = effort.map(({ estimate }) => numberOf(estimate.high)).filter(Number.isFinite)
  const max = Math.max(1, ...highs) * 1.25
  const left = catalogue.teams.filter(({ id }) => !effort.some(({ team }) => team === id))
  return (
    <div className={styles.effort}>
      <EstimateHead axis={`0 to ${max.toFixed(0)} weeks`} />
      {effort.map(({ key, team, estimate }) => {
        const fault = faults.get(estimateKey('effort', key))
        return (
          <EstimateRow
            key={key}
            title={effort.length > 1 ? `Weeks of ${titleOf(team)}` : 'Effort, weeks'}
            text={estimate}
            estimate={
              fault
                ? null
                : { low: numberOf(estimate.low), likely: numberOf(estimate.likely), high: numberOf(estimate.high) }
            }
            fault={fault}
            max={max}
            hue="effort"
            onChange={(changed) => onChange(changeEffort(form, key, { estimate: changed }))}
            onRemove={effort.length > 1 ? () => onChange(removeEffort(form, key)) : null}
          />
        )
      })}
      {left.length > 0 && (
        <select
          className={choiceLink.select}
          aria-label="Add a team"
          value=""
          onChange={(event) => onChange(addEffort(form, event.target.value))}
        >
          <option value="" disabled>
            Add a team
          </option>
          {left.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
