import { useId, useState } from 'react'
import type { Frame } from '../../../model/ranking/frame.ts'
import { changeEffort } from '../../components/effects-editor/edit-form.ts'
import type { NewForm } from './draft.ts'
import styles from './new-project.module.css'

interface FieldsProps {
  readonly form: NewForm
  readonly teams: Frame['teams']
  readonly faults: ReadonlyMap<string, string> | undefined
  readonly onChange: (form: NewForm) => void
}

/** Title, owner and description. */
export function Fields({ form, teams, faults, onChange }: FieldsProps) {
  const id = useId()
  const [suggested] = useState(form.title)
  const [owner] = form.effort
  const known = teams.some((team) => team.id === owner?.team)
  const fault = (field: string) => faults?.get(field)
  const described = (field: string) => (fault(field) === undefined ? undefined : `${id}-${field}-fault`)
  const words = (field: string) =>
    fault(field) !== undefined && (
      <p id={`${id}-${field}-fault`} className={styles.fault}>
        {fault(field)}
      </p>
    )
  return (
    <div className={styles.fields}>
      <label htmlFor={`${id}-title`}>Title</label>
      <input
        id={`${id}-title`}
        className={styles.input}
        // biome-ignore lint/a11y/noAutofocus: somebody who opens this form has come to state a project
        autoFocus
        value={form.title}
        autoComplete="off"
        placeholder="What would be done, such as: Retry webhooks"
        aria-invalid={fault('title') !== undefined}
        aria-describedby={described('title')}
        // Typing takes the place of a title that nobody chose.
        onFocus={({ target }) => target.value === suggested && target.select()}
        onChange={(event) => onChange({ ...form, title: event.target.value })}
      />
      {words('title')}
      {owner && (
        <>
          <label htmlFor={`${id}-team`}>Team</label>
          <select
            id={`${id}-team`}
            className={styles.input}
            value={owner.team}
            onChange={(event) => onChange({ ...form, ...changeEffort(form, owner.key, { team: event.target.value }) })}
          >
            {!known && <option value={owner.team}>{owner.team}</option>}
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.title}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor={`${id}-description`}>Description</label>
      <textarea
        id={`${id}-description`}
        className={styles.input}
        rows={3}
        value={form.description}
        aria-invalid={fault('description') !== undefined}
        aria-describedby={described('description')}
        onChange={(event) => onChange({ ...form, description: event.target.value })}
      />
      {words('description')}
    </div>
  )
}
