import { type FormEvent, useState } from 'react'
import type { ColumnMapping } from '../../../model/contract/column-mapping.ts'
import type { SourceSetupRequest, SourceTrial, SourceType, StoredSetup } from '../../../model/contract/source-setup.ts'
import { Button } from '../../components/button.tsx'
import { asTrouble, Failure } from '../../lib/problem.ts'
import { useStatus } from '../../lib/use-status.ts'
import { isLacking } from './columns/choices.ts'
import { ColumnEditor } from './columns/column-editor.tsx'
import { Field } from './field.tsx'
import { useSetUp, useTrial } from './queries.ts'
import styles from './setup-form.module.css'
import { configOf, type FormValues, idFrom, titleFrom, valuesOf, withoutSecrets } from './source-form.ts'
import shared from './sources.module.css'
import { TrialResult } from './trial-result.tsx'

interface FormProps {
  readonly type: SourceType
  /** The source as it is set up; null for a new one. */
  readonly stored: StoredSetup | null
  readonly onDone: () => void
}

/** The form of one source: what it needs, a try, and the save after which it fills in. */
export function SourceSetupForm({ type, stored, onDone }: FormProps) {
  const [typedTitle, setTitle] = useState(stored?.title ?? null)
  const [values, setValues] = useState<FormValues>(() => valuesOf(type.fields, stored?.config ?? {}))
  const [forgotten, setForgotten] = useState<readonly string[]>([])
  const [trial, setUp] = [useTrial(), useSetUp()]
  // Stands until another answer has come, so that whoever names columns keeps their place.
  const [shown, setShown] = useState<SourceTrial | null>(null)
  // What somebody has chosen since, whose answer may still be to come.
  const [named, setNamed] = useState<ColumnMapping | null>(null)
  const title = typedTitle ?? titleFrom(type.title, values.url)
  const { data: status } = useStatus()
  const failure = setUp.error ?? trial.error
  const wrong = failure instanceof Failure ? (failure.problem?.errors ?? []) : []
  const problemOf = (path: string) => wrong.find((one) => one.path === path)?.message ?? null
  const known = new Set(['id', ...type.fields.map(({ path }) => path)])
  const rest = wrong.filter(({ path }) => !known.has(path))
  const leaves = status?.demo === true && stored === null
  const question = shown?.columns ?? null
  // Nothing is known of the rows of a list before its columns are named.
  const isOpen = question !== null && isLacking(question, named ?? question.mapping)
  const isTested = stored !== null || (shown !== null && shown.problem === null && !isOpen)
  const setup = (mapping = named ?? question?.mapping): SourceSetupRequest => ({
    id: stored?.id ?? (idFrom(title) || type.type),
    type: type.type,
    title: title.trim() || type.title,
    config: withoutSecrets(configOf(type.fields, values, stored?.config), forgotten),
    ...(question && mapping && { columns: { header: question.header.map(({ name }) => name), mapping } }),
    ...(stored && { changes: true }),
    ...(leaves && { replaceDemo: true }),
  })
  const test = (mapping?: ColumnMapping) => {
    setUp.reset()
    trial.mutate(setup(mapping), { onSuccess: setShown })
  }
  const name = (mapping: ColumnMapping) => {
    setNamed(mapping)
    test(mapping)
  }
  const save = () => {
    trial.reset()
    setUp.mutate(setup(), { onSuccess: onDone })
  }
  // Enter tests what is new before it saves it.
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isTested) save()
    else test()
  }
  const forget = (path: string) =>
    setForgotten(forgotten.includes(path) ? forgotten.filter((one) => one !== path) : [...forgotten, path])
  return (
    <form className={styles.form} onSubmit={submit}>
      <label className={styles.field}>
        <span>Name</span>
        <input
          value={title}
          aria-invalid={problemOf('id') !== null}
          onChange={({ target }) => setTitle(target.value)}
        />
        {problemOf('id') && (
          <span className={shared.error} role="alert">
            {problemOf('id')}
          </span>
        )}
      </label>
      {type.fields.map((field, position) => {
        const isSet = stored?.secrets.includes(field.path) ?? false
        return (
          <Field
            key={field.path}
            field={field}
            value={values[field.path] ?? ''}
            isKept={isSet && !forgotten.includes(field.path)}
            onForget={isSet && !field.required ? () => forget(field.path) : undefined}
            problem={problemOf(field.path)}
            isFirst={stored === null && position === 0}
            onChange={(text) => {
              setShown(null)
              setNamed(null)
              setValues({ ...values, [field.path]: text })
            }}
          />
        )
      })}
      {failure && (wrong.length === 0 || rest.length > 0) && (
        <p className={shared.error} role="alert">
          {rest.length > 0
            ? rest.map(({ path, message }) => `${path} ${message}`).join('; ')
            : asTrouble(failure).detail}
        </p>
      )}
      {question && <ColumnEditor question={question} mapping={named ?? question.mapping} onChange={name} />}
      {shown && !isOpen && <TrialResult trial={shown} />}
      {leaves && <p className={shared.detail}>Saving takes the invented demo company out.</p>}
      <div className={styles.dialogFoot}>
        <Button
          kind={isTested ? 'plain' : 'primary'}
          type={isTested ? 'button' : 'submit'}
          onClick={isTested ? () => test() : undefined}
          disabled={trial.isPending}
        >
          {trial.isPending ? 'Testing' : 'Test'}
        </Button>
        <Button
          kind={isTested ? 'primary' : 'plain'}
          type={isTested ? 'submit' : 'button'}
          onClick={isTested ? undefined : save}
          disabled={setUp.isPending || !status}
        >
          Save and sync
        </Button>
      </div>
    </form>
  )
}
