import { useId } from 'react'
import type { ColumnMapping, ColumnQuestion } from '../../../../model/contract/column-mapping.ts'
import { SEVERITIES } from '../../../../model/evidence/severity.ts'
import { choose, chosen, isMissing, NONE, SAME, titleOf } from './choices.ts'
import own from './columns.module.css'

interface ChoiceProps {
  readonly column: string
  readonly table: ColumnQuestion['tables'][number]
  readonly header: ColumnQuestion['header']
  readonly mapping: ColumnMapping
  readonly onChange: (mapping: ColumnMapping) => void
}

/** Which of their columns is one of ours; a severity may also be the same for every row. */
export function ColumnChoice({ column, table, header, mapping, onChange }: ChoiceProps) {
  const id = useId()
  const isWanted = isMissing(mapping, table, column)
  return (
    <div className={own.field}>
      <label htmlFor={id}>{titleOf(column)}</label>
      <select
        id={id}
        value={chosen(mapping, column)}
        aria-invalid={isWanted}
        onChange={({ target }) => onChange(choose(mapping, column, target.value))}
      >
        <option value={NONE}>{isWanted ? 'choose a column' : 'not there'}</option>
        {header.map(({ name, example }) => (
          <option key={name} value={name}>
            {example === '' ? name : `${name}: ${example}`}
          </option>
        ))}
        {column === 'severity' &&
          SEVERITIES.map((severity) => (
            <option key={severity} value={`${SAME}${severity}`}>
              always {severity}
            </option>
          ))}
      </select>
    </div>
  )
}
