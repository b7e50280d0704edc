import { INCIDENT_CAUSES } from '../../../model/evidence/cause.ts'
import type { Selector } from '../../../model/evidence/project.ts'
import { SEVERITIES } from '../../../model/evidence/severity.ts'
import choiceLink from '../choice-link.module.css'
import type { Catalogue } from './catalogue.ts'
import { SELECTOR_FLAGS, type SelectorFlag, type SelectorList, withFlag, withList } from './edit-form.ts'
import styles from './effects-editor.module.css'

const LIST_TITLES: Readonly<Record<SelectorList, { readonly title: string; readonly any: string }>> = {
  services: { title: 'Service', any: 'any service' },
  rootServices: { title: 'Began in', any: 'anywhere' },
  causes: { title: 'Cause', any: 'any cause' },
  severities: { title: 'Severity', any: 'any severity' },
  labels: { title: 'Label', any: 'any label' },
  incidents: { title: 'Incident', any: 'any incident' },
  risks: { title: 'Risk', any: 'none by name' },
}

const FLAG_TITLES: Readonly<Record<SelectorFlag, string>> = {
  background: 'Burn outside incidents',
  issues: 'Open issues',
  requests: 'Open requests',
}

interface ScopeEditorProps {
  readonly selector: Selector
  readonly catalogue: Catalogue
  readonly onChange: (selector: Selector) => void
}

/** Which evidence an effect touches: within a line any may match, across lines all must. */
export function ScopeEditor({ selector, catalogue, onChange }: ScopeEditorProps) {
  const services = catalogue.services
  const same = (values: readonly string[]) => values.map((id) => ({ id, title: id }))
  const line = (list: SelectorList, options: Catalogue['services']) => (
    <ScopeLine
      list={list}
      entries={selector[list] ?? []}
      options={options}
      onChange={(entries) => onChange(withList(selector, list, entries))}
    />
  )
  return (
    <fieldset className={styles.scope}>
      <legend>Any of a line may match; all lines must</legend>
      {line('services', services)}
      {line('rootServices', services)}
      {line('causes', same(INCIDENT_CAUSES))}
      {line('severities', same(SEVERITIES))}
      {line('labels', same(catalogue.labels))}
      {selector.incidents && line('incidents', same([]))}
      {catalogue.risks.length > 0 && line('risks', catalogue.risks)}
      <div className={styles.flags}>
        {SELECTOR_FLAGS.map((flag) => (
          <label key={flag}>
            <input
              type="checkbox"
              checked={Boolean(selector[flag])}
              onChange={(event) => onChange(withFlag(selector, flag, event.target.checked))}
            />
            {FLAG_TITLES[flag]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface ScopeLineProps {
  readonly list: SelectorList
  readonly entries: readonly string[]
  readonly options: Catalogue['services']
  readonly onChange: (entries: readonly string[]) => void
}

function ScopeLine({ list, entries, options, onChange }: ScopeLineProps) {
  const { title, any } = LIST_TITLES[list]
  const titleOf = (id: string) => options.find((option) => option.id === id)?.title ?? id
  const left = options.filter(({ id }) => !entries.includes(id))
  return (
    <div className={styles.line}>
      <span>{title}</span>
      <span className={styles.chips}>
        {entries.map((entry) => (
          <button
            key={entry}
            type="button"
            className={styles.chip}
            aria-label={`Remove ${title.toLowerCase()} ${titleOf(entry)}`}
            onClick={() => onChange(entries.filter((other) => other !== entry))}
          >
            {titleOf(entry)} <span aria-hidden="true">×</span>
          </button>
        ))}
        {entries.length === 0 && <span className={styles.any}>{any}</span>}
        {left.length > 0 && (
          <select
            className={choiceLink.select}
            aria-label={`Add ${title.toLowerCase()}`}
            value=""
            onChange={(event) => onChange([...entries, event.target.value])}
          >
            <option value="" disabled>
              Add
            </option>
            {left.map((option) => (
              <option key={option.id} value={option.id}>
                {option.title}
              </option>
            ))}
          </select>
        )}
      </span>
    </div>
  )
}
