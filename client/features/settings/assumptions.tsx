import { Fragment, useState } from 'react'
import { ASSUMPTION_GROUPS } from '../../../model/assumptions/bounds.ts'
import type { AssumptionSetting, SettingsReport } from '../../../model/contract/settings.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import toolbar from '../../components/toolbar.module.css'
import { asTrouble } from '../../lib/problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { useNow } from '../../lib/use-now.ts'
import styles from './assumptions.module.css'
import { NumberField, numberOf } from './number-field.tsx'
import { saveAssumptions, settingsQuery } from './queries.ts'
import { SettingBar } from './setting-bar.tsx'
import table from './table.module.css'
import { useSetting } from './use-setting.ts'
import { GROUP_TITLES, originWords } from './words.ts'

interface AssumptionsProps {
  readonly report: SettingsReport
  /** Words that each row must hold. */
  readonly words: string
}

/** Every constant of the model with its unit, its meaning and where it comes from. */
export function Assumptions({ report, words }: AssumptionsProps) {
  const shown = report.assumptions.filter((one) => holds(one, words))
  return (
    <>
      <ResetAll assumptions={report.assumptions} />
      {ASSUMPTION_GROUPS.map((group) => {
        const rows = shown.filter((one) => one.group === group)
        return (
          rows.length > 0 && (
            <section key={group} className={styles.group} aria-label={GROUP_TITLES[group]}>
              <h2>{GROUP_TITLES[group]}</h2>
              <table className={`${table.table} ${styles.assumptions}`}>
                <thead>
                  <tr>
                    <th scope="col">Assumption</th>
                    <th scope="col">Value</th>
                    <th scope="col">Default</th>
                    <th scope="col">Where the default comes from</th>
                    <th scope="col">In force</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((one) => (
                    <AssumptionRow key={one.name} setting={one} file={report.file} />
                  ))}
                </tbody>
              </table>
            </section>
          )
        )
      })}
      {shown.length === 0 && <p className={table.empty}>No assumption has all of these words.</p>}
    </>
  )
}

const holds = ({ name, title, meaning, unit, source }: AssumptionSetting, words: string): boolean => {
  const text = `${name} ${title} ${meaning} ${unit} ${source}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function AssumptionRow({ setting, file }: { readonly setting: AssumptionSetting; readonly file: string | null }) {
  const { name, title, value, unit, meaning, source, link, least, most, revision, origin, unset } = setting
  const now = useNow()
  const [typed, setTyped] = useState<string | null>(null)
  const isOfFile = origin === 'file'
  const editing = useSetting({
    kind: 'assumption',
    id: name,
    kept: { revision, changes: origin === 'person' ? { value } : null },
    withoutChange: { value: unset },
  })
  const isEdited = editing.draft !== null
  const text = typed !== null && (isEdited || wrongOf(typed, setting) !== null) ? typed : String(value)
  const fault = isOfFile ? null : wrongOf(text, setting)
  const type = (next: string) => {
    setTyped(next)
    const number = numberOf(next)
    if (number === undefined || number === null || wrongOf(next, setting) !== null) return
    editing.change(number === unset ? null : { value: number })
  }
  const discard = () => {
    setTyped(null)
    editing.discard()
  }
  return (
    <Fragment>
      <tr data-edited={isEdited}>
        <th scope="row">
          <span className={table.title}>{title}</span>
          <span className={table.detail}>{meaning}</span>
        </th>
        <td className={table.value}>
          <NumberField label={title} text={text} isWrong={fault !== null} disabled={isOfFile} onChange={type} />
          <span className={table.detail}>{unit}</span>
        </td>
        <td className="number" data-before="default ">
          {setting.default}
          <span className={table.detail}>
            {least} to {most}
          </span>
        </td>
        <td className={table.source}>
          {link ? (
            <a href={link} target="_blank" rel="noreferrer">
              {source}
            </a>
          ) : (
            source
          )}
        </td>
        <td className={table.from}>
          <span data-origin={origin}>{originWords(setting, file, now)}</span>
          {origin === 'person' && !isEdited && (
            <Button
              kind="link"
              aria-label={`Reset to ${unset}: ${title}`}
              onClick={() => {
                setTyped(String(unset))
                editing.change(null)
              }}
            >
              Reset to {unset}
            </Button>
          )}
          {origin === 'calibration' && !isEdited && (
            <Button
              kind="link"
              aria-label={`Pin ${setting.default}: ${title}`}
              onClick={() => type(String(setting.default))}
            >
              Pin {setting.default} instead
            </Button>
          )}
        </td>
      </tr>
      <tr className={table.below}>
        <td colSpan={5}>
          <SettingBar
            editing={{ ...editing, discard }}
            fault={fault}
            describe={(changes) => [
              {
                title,
                text:
                  changes && 'value' in changes
                    ? `${changes.value} ${unit}`
                    : `${setting.learnt === null ? 'default' : 'as past quarters choose'}, ${unset}`,
              },
            ]}
          />
        </td>
      </tr>
    </Fragment>
  )
}

/** Said in the words of the row, which has a title; the server knows an assumption by its name. */
function wrongOf(text: string, { title, unit, least, most }: AssumptionSetting): string | null {
  const number = numberOf(text)
  if (number === null) return 'Type a number; the default is beside it'
  if (number === undefined) return `"${text}" is not a number`
  return number < least || number > most ? `${title} must be between ${least} and ${most} ${unit}, not ${text}` : null
}

/** The way back to the model's own, all at once, with the way back from that. */
function ResetAll({ assumptions }: { readonly assumptions: readonly AssumptionSetting[] }) {
  const [isAsked, setIsAsked] = useState(false)
  const changed = assumptions.filter(({ origin }) => origin === 'person')
  const reset = useChange(saveAssumptions, settingsQuery.queryKey)
  const all = () => {
    setIsAsked(false)
    reset.mutate(changed.map(({ name, revision }) => ({ id: name, revision, changes: null })))
  }
  const former = reset.data?.assumptions.filter(({ former: before }) => before !== null) ?? []
  const undo = () =>
    reset.mutate(
      former.map(({ id, revision, former: before }) => ({
        id: id as AssumptionSetting['name'],
        revision,
        changes: before,
      })),
    )
  if (changed.length === 0 && former.length === 0 && !reset.error) return null
  return (
    <div className={toolbar.toolbar} role="status">
      {reset.error && <strong className={form.fault}>{asTrouble(reset.error).detail}</strong>}
      {former.length > 0 && (
        <>
          All are the model's own again. <Button onClick={undo}>Undo</Button>
        </>
      )}
      {changed.length > 0 && former.length === 0 && (
        <>
          {!isAsked && <Button onClick={() => setIsAsked(true)}>Reset all to the defaults</Button>}
          {isAsked && (
            <>
              Reset {changed.map(({ title }) => title).join(', ')}?{' '}
              <Button onClick={() => setIsAsked(false)}>Keep</Button>
              <Button kind="primary" onClick={all}>
                Reset {changed.length}
              </Button>
            </>
          )}
        </>
      )}
    </div>
  )
}
