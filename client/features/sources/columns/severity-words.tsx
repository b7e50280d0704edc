import { useId } from 'react'
import type { ColumnMapping, ColumnQuestion } from '../../../../model/contract/column-mapping.ts'
import { SEVERITIES, type Severity } from '../../../../model/evidence/severity.ts'
import own from './columns.module.css'

interface WordsProps {
  readonly question: ColumnQuestion
  readonly mapping: ColumnMapping
  readonly onChange: (mapping: ColumnMapping) => void
}

/** What the list's own words for severities mean: those that mean nothing by themselves, and those said before, by name so that none moves once it is said. */
export function SeverityWords({ question, mapping, onChange }: WordsProps) {
  const said = mapping.severities ?? {}
  const words = [...Object.keys(said), ...question.unknownSeverities.filter((word) => !(word in said))].sort()
  if (words.length === 0) return null
  const say = (word: string, severity: Severity | null) => {
    const { [word]: _before, ...others } = said
    onChange({ ...mapping, severities: severity === null ? others : { ...others, [word]: severity } })
  }
  return (
    <div className={own.words}>
      <p className={own.hint}>Its words for severities</p>
      <div className={own.fields}>
        {words.map((word) => (
          <Word key={word} word={word} severity={said[word] ?? null} onSay={(severity) => say(word, severity)} />
        ))}
      </div>
    </div>
  )
}

interface WordProps {
  readonly word: string
  readonly severity: Severity | null
  readonly onSay: (severity: Severity | null) => void
}

function Word({ word, severity, onSay }: WordProps) {
  const id = useId()
  return (
    <div className={own.field}>
      <label htmlFor={id}>“{word}” is</label>
      <select
        id={id}
        value={severity ?? ''}
        aria-invalid={severity === null}
        onChange={({ target }) => onSay(SEVERITIES.find((one) => one === target.value) ?? null)}
      >
        <option value="">choose a severity</option>
        {SEVERITIES.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  )
}
