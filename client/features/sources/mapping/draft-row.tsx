import type { MappingRules, RowCounts } from '../../../../model/contract/mapping-rules.ts'
import { INCIDENT_CAUSES } from '../../../../model/evidence/cause.ts'
import { ruleConditions } from '../../../../model/evidence/rule-words.ts'
import { count } from '../../../../model/format.ts'
import { Button } from '../../../components/button.tsx'
import styles from '../sources.module.css'
import type { RuleDraft } from './drafts.ts'
import { rowsIn } from './findings.ts'
import own from './mapping.module.css'

interface DraftProps {
  readonly draft: RuleDraft
  readonly services: MappingRules['services']
  /** Rows that it would decide; undefined while that is not known. */
  readonly decides: RowCounts | undefined
  readonly onChange: (draft: RuleDraft) => void
  readonly onRemove: () => void
}

/** One rule in the making: what it looks for, and what a person has it set. */
export function DraftRow({ draft, services, decides, onChange, onRemove }: DraftProps) {
  const { condition, service, root, cause, suggested, rows } = draft
  const words = ruleConditions(condition)
  const isSuggested = suggested !== null && service !== '' && service === suggested.service
  const ids = services.map(({ id }) => id)
  return (
    <li>
      <div className={own.draftHead}>
        <span className={own.condition}>{words}</span>
        <span className={`${styles.secondary} number`}>
          {decides ? `${count(rowsIn(decides))} ${rowsIn(decides) === 1 ? 'row' : 'rows'}` : ''}
        </span>
        <Button kind="quiet" aria-label={`Leave out the rule: ${words}`} onClick={onRemove}>
          Leave out
        </Button>
      </div>
      {rows.length > 0 && <p className={styles.detail}>{rows.map(({ title }) => `“${title}”`).join(', ')}</p>}
      <div className={own.choices}>
        <Choice
          title={isSuggested ? 'Service, suggested' : 'Service'}
          about={words}
          value={service}
          choices={ids}
          onChange={(chosen) => onChange({ ...draft, service: chosen })}
        />
        <Choice
          title="Root service"
          about={words}
          value={root}
          choices={ids}
          onChange={(chosen) => onChange({ ...draft, root: chosen })}
        />
        <Choice
          title={cause !== '' && cause === suggested?.cause ? 'Cause, suggested' : 'Cause'}
          about={words}
          value={cause}
          choices={INCIDENT_CAUSES}
          onChange={(chosen) => onChange({ ...draft, cause: chosen })}
        />
      </div>
    </li>
  )
}

interface ChoiceProps {
  readonly title: string
  readonly about: string
  readonly value: string
  readonly choices: readonly string[]
  readonly onChange: (value: string) => void
}

const Choice = ({ title, about, value, choices, onChange }: ChoiceProps) => (
  <label>
    <span className={styles.detail}>{title}</span>
    <select aria-label={`${title} where ${about}`} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">as it is</option>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  </label>
)
