import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { SourceSetupRequest, SourceType } from '../../../model/contract/source-setup.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble, Failure } from '../../lib/problem.ts'
import { useStatus } from '../../lib/use-status.ts'
import { Field } from './field.tsx'
import { typesQuery, useSetUp, useTrial } from './queries.ts'
import { configOf, type FormValues, idFrom } from './source-form.ts'
import styles from './sources.module.css'
import { TrialResult } from './trial-result.tsx'

/** Adds a source: choose what it is, fill in its form, try it, save it and let it fill in. */
export function AddSource({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const types = useQuery({ ...typesQuery, enabled: open })
  const [chosen, setChosen] = useState<string | null>(null)
  const type = types.data?.types.find((one) => one.type === chosen) ?? types.data?.types[0]
  return (
    <Dialog open={open} title="Add a source" onClose={onClose}>
      {types.error && <TroubleNotice trouble={asTrouble(types.error)} onAgain={() => void types.refetch()} />}
      {type && (
        <>
          <label className={styles.field}>
            <span>What it is</span>
            <select value={type.type} onChange={({ target }) => setChosen(target.value)}>
              {types.data?.types.map((one) => (
                <option key={one.type} value={one.type}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
          <SourceForm key={type.type} type={type} onDone={onClose} />
        </>
      )}
    </Dialog>
  )
}

function SourceForm({ type, onDone }: { readonly type: SourceType; readonly onDone: () => void }) {
  const [title, setTitle] = useState(type.title)
  const [values, setValues] = useState<FormValues>({})
  const [trial, setUp] = [useTrial(), useSetUp()]
  const { data: status } = useStatus()
  const failure = setUp.error ?? trial.error
  const wrong = failure instanceof Failure ? (failure.problem?.errors ?? []) : []
  const known = new Set(type.fields.map(({ path }) => path))
  const rest = wrong.filter(({ path }) => !known.has(path))
  const setup = (): SourceSetupRequest => ({
    id: idFrom(title) || type.type,
    type: type.type,
    title: title.trim() || type.title,
    config: configOf(type.fields, values),
    ...(status?.demo && { replaceDemo: true }),
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    setUp.mutate(setup(), { onSuccess: onDone })
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <label className={styles.field}>
        <span>Name</span>
        <input value={title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      {type.fields.map((field) => (
        <Field
          key={field.path}
          field={field}
          value={values[field.path] ?? ''}
          problem={wrong.find(({ path }) => path === field.path)?.message ?? null}
          onChange={(text) => setValues({ ...values, [field.path]: text })}
        />
      ))}
      {failure && (wrong.length === 0 || rest.length > 0) && (
        <p className={styles.error} role="alert">
          {rest.length > 0
            ? rest.map(({ path, message }) => `${path} ${message}`).join('; ')
            : asTrouble(failure).detail}
        </p>
      )}
      {trial.data && <TrialResult trial={trial.data} />}
      {status?.demo && <p className={styles.detail}>Saving takes the invented demo company out.</p>}
      <div className={styles.actions}>
        <Button onClick={() => trial.mutate(setup())} disabled={trial.isPending}>
          {trial.isPending ? 'Testing' : 'Test'}
        </Button>
        <Button kind="primary" type="submit" disabled={setUp.isPending}>
          Save and sync
        </Button>
      </div>
    </form>
  )
}
