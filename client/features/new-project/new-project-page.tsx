import type { FormEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { EffectsEditor } from '../../components/effects-editor/effects-editor.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { useMay, useVisitor, whyNot } from '../../lib/use-visitor.ts'
import { Fields } from './fields.tsx'
import { headline, originWords } from './findings.ts'
import { Needs } from './needs.tsx'
import styles from './new-project.module.css'
import { Preview } from './preview.tsx'
import { useNewProject } from './use-new-project.ts'

/** A project that nobody has stated yet: what it would be worth shows while it is typed. */
export function NewProjectPage() {
  const may = useMay('projects:write')
  const { data: visitor } = useVisitor()
  const { cell, frame, form, reading, fields, examination, ranked, trouble, saving, change, save, again } =
    useNewProject()
  if (trouble && !frame) {
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={trouble} onAgain={again} />
      </div>
    )
  }
  if (!may) {
    return (
      <div className={styles.page}>
        <h1 className={styles.headline}>Projects are made by leads and administrators</h1>
        <p className={styles.origin}>{whyNot('projects:write', visitor?.role)}</p>
      </div>
    )
  }
  if (!frame || !form || !reading) return <div className={styles.page} aria-busy="true" />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  const titleOf = (id: string) => frame.services.find((service) => service.id === id)?.title ?? id
  const others = [...(fields ?? [])].filter(([field]) => field !== 'title' && field !== 'description')
  return (
    <form className={styles.page} onSubmit={submit} noValidate>
      <h1 className={styles.headline}>{headline(examination)}</h1>
      <p className={styles.origin}>{originWords(cell, titleOf)}</p>
      <div className={styles.columns}>
        <div>
          <Fields form={form} teams={frame.teams} faults={fields} onChange={change} />
          <section aria-label="Effects and effort">
            <h2 className={styles.heading}>What changes, by how much, and what it costs in engineer-weeks</h2>
            <EffectsEditor
              form={form}
              faults={reading.estimates}
              catalogue={frame}
              reach={examination?.reach ?? []}
              onChange={(changed) => change({ ...form, ...changed })}
            />
          </section>
          <Needs
            needs={form.dependsOn}
            projects={frame.projects}
            onChange={(dependsOn) => change({ ...form, dependsOn })}
          />
        </div>
        <div className={styles.side}>
          <Preview examination={examination} ranked={ranked} />
          <div className={styles.actions}>
            <Button type="submit" kind="primary" disabled={saving.state === 'saving'}>
              {saving.state === 'saving' ? 'Saving' : 'Save project'}
            </Button>
          </div>
          <div role="status" className={styles.fault}>
            {fields && reading.estimates.size > 0 && <p>An estimate does not make sense yet; it says why.</p>}
            {others.map(([field, message]) => (
              <p key={field}>
                {field}: {message}
              </p>
            ))}
            {saving.state === 'failed' && (
              <p>
                {saving.trouble.title}. {saving.trouble.detail}
              </p>
            )}
          </div>
        </div>
      </div>
    </form>
  )
}
