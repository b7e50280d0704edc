import { type ReactNode, useState } from 'react'
import type { ServiceSetting, SettingsReport } from '../../../model/contract/settings.ts'
import { Button } from '../../components/button.tsx'
import fields from './number-field.module.css'
import { changesOfForm, formOfService, type ServiceFields, serviceFaults } from './service-fields.ts'
import styles from './service-form.module.css'
import { SettingBar } from './setting-bar.tsx'
import table from './table.module.css'
import { useSetting } from './use-setting.ts'

/** Everything a person may say of a service; what leverage.yaml states is only shown. */
export function ServiceForm({
  service,
  report,
}: {
  readonly service: ServiceSetting
  readonly report: SettingsReport
}) {
  const { id, told, revision, changes, fixed, isMade } = service
  const editing = useSetting({ kind: 'service', id, kept: { revision, changes }, withoutChange: isMade ? null : {} })
  const [typed, setTyped] = useState<ServiceFields | null>(null)
  const form = typed && editing.saving.state !== 'saved' ? typed : formOfService(service.value)
  const faults = serviceFaults(form)
  const change = (part: Partial<ServiceFields>) => {
    const next = { ...form, ...part }
    setTyped(next)
    if (serviceFaults(next).size === 0) editing.change(changesOfForm(next, told, fixed))
  }
  const discard = () => {
    setTyped(null)
    editing.discard()
  }
  const text = (field: keyof ServiceFields, label: string, help: string) => (
    <Field label={label} help={faults.get(field) ?? (fixed.includes(field) ? `${report.file} states it` : help)}>
      <input
        className={fields.input}
        value={form[field]}
        disabled={fixed.includes(field)}
        aria-invalid={faults.has(field)}
        autoComplete="off"
        onChange={({ target }) => change({ [field]: target.value })}
      />
    </Field>
  )
  const [fault = null] = faults.values()
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        {text('title', 'Title', 'as people call it')}
        <Field label="Team" help={fixed.includes('team') ? `${report.file} states it` : 'who owns it'}>
          <select
            className={fields.input}
            value={form.team}
            disabled={fixed.includes('team')}
            onChange={({ target }) => change({ team: target.value })}
          >
            <option value="">nobody</option>
            {teamChoices(report, form.team).map(([team, title]) => (
              <option key={team} value={team}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        {text('tier', 'Tier', '1 is the most important')}
        {text('trafficShare', 'Share of traffic, %', 'empty: counts alike')}
        {text('revenuePerMinute', `${report.currency ?? 'Revenue'} a minute`, 'lost while all customers fail')}
        {text('dependsOn', 'Needs', 'ids of services, by commas')}
      </div>
      {changes && !editing.draft && (
        <Button
          kind="link"
          onClick={() => {
            setTyped(told && formOfService(told))
            editing.change(null)
          }}
        >
          {isMade ? 'Remove this service' : 'Back to what its source says'}
        </Button>
      )}
      <SettingBar
        editing={{ ...editing, discard }}
        fault={fault}
        describe={(edit) =>
          Object.entries(edit ?? {}).map(([field, value]) => ({ title: field, text: wordsOf(value) }))
        }
      />
    </div>
  )
}

const wordsOf = (value: unknown): string => {
  if (value === null) return 'not stated'
  return Array.isArray(value) ? value.join(', ') || 'nothing' : String(value)
}

function teamChoices({ teams }: SettingsReport, chosen: string): readonly (readonly [string, string])[] {
  const known = teams.map(({ id, value }) => [id, value.title] as const)
  return chosen === '' || known.some(([id]) => id === chosen) ? known : [...known, [chosen, chosen]]
}

function Field({
  label,
  help,
  children,
}: {
  readonly label: string
  readonly help: string
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={styles.field}>
      <span>{label}</span>
      {children}
      <span className={table.detail}>{help}</span>
    </label>
  )
}
