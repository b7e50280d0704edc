import { type FormEvent, useState } from 'react'
import type { SourceSetupRequest, SourceType, StoredSetup } from '../../../model/contract/source-setup.ts'
import { Button } from '../../components/button.tsx'
import { asTrouble, Failure } from '../../lib/problem.ts'
import { useStatus } from '../../lib/use-status.ts'
import { Field } from './field.tsx'
import { useSetUp, useTrial } from './queries.ts'
import { configOf, type FormValues, idFrom, valuesOf, withoutSecrets } from './source-form.ts'
import styles from './sources.module.css'
import { TrialResult } from './trial-result.tsx'

interface FormProps {
  readonly type: SourceType
  /** The source as it is set up; null for a new one. */
  readonly stored: StoredSetup | null
  readonly onDone: () => void
}

/** The form of one source: what it needs, a try, and the save after which it fills in. */
export function SourceSetupForm({ type, stored, onDone }: FormProps) {
  const [title, setTitle] = useState(stored?.title ?? type.title)
  const [values, setValues] = useState<FormValues>(() => valuesOf(type.fields, stored?.config ?? {}))
  const [forgotten, setForgotten] = useState<readonly string[]>([])
  const [trial, setUp] = [useTrial(), useSetUp()]
  const { data: status } = useStatus()
  const failure = setUp.error ?? trial.error
  const wrong = failure instanceof Failure ? (failure.problem?.errors ?? []) : []
  const problemOf = (path: string) => wrong.find((one) => one.path === path)?.message ?? null
  const known = new Set(['id', ...type.fields.map(({ path }) => path)])
  const rest = wrong.filter(({ path }) => !known.has(path))
  const leaves = status?.demo === true && stored === null
  const setup = (): SourceSetupRequest => ({
    id: stored?.id ?? (idFrom(title) || type.type),
    type: type.type,
    title: title.trim() || type.title,
    config: withoutSecrets(configOf(type.fields, values, stored?.config), forgotten),
    ...(stored && { changes: true }),
    ...(leaves && { replaceDemo: true }),
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    trial.reset()
    setUp.mutate(setup(), { onSuccess: onDone })
  }
  const forget = (path: string) =>
    setForgotten(forgotten.includes(path) ? forgotten.filter((one) => one !== path) : [...forgotten, path])
  return (
    <form className={styles.form} onSubmit={save}>
      <label className={styles.field}>
        <span>Name</span>
        <input
          value={title}
          aria-invalid={problemOf('id') !== null}
          onChange={({ target }) => setTitle(target.value)}
        />
        {problemOf('id') && (
          <span className={styles.error} role="alert">
            {problemOf('id')}
          </span>
        )}
      </label>
      {type.fields.map((field) => {
        const isSet = stored?.secrets.includes(field.path) ?? false
        return (
          <Field
            key={field.path}
            field={field}
            value={values[field.path] ?? ''}
            isKept={isSet && !forgotten.includes(field.path)}
            onForget={isSet && !field.required ? () => forget(field.path) : undefined}
            problem={problemOf(field.path)}
            onChange={(text) => setValues({ ...values, [field.path]: text })}
          />
        )
      })}
      {failure && (wrong.length === 0 || rest.length > 0) && (
        <p className={styles.error} role="alert">
          {rest.length > 0
            ? rest.map(({ path, message }) => `${path} ${message}`).join('; ')
            : asTrouble(failure).detail}
        </p>
      )}
      {trial.data && <TrialResult trial={trial.data} />}
      {leaves && <p className={styles.detail}>Saving takes the invented demo company out.</p>}
      <div className={styles.dialogFoot}>
        <Button
          onClick={() => {
            setUp.reset()
            trial.mutate(setup())
          }}
          disabled={trial.isPending}
        >
          {trial.isPending ? 'Testing' : 'Test'}
        </Button>
        <Button kind="primary" type="submit" disabled={setUp.isPending}>
          Save and sync
        </Button>
      </div>
    </form>
  )
}
