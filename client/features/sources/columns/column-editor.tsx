import { useId } from 'react'
import type { ColumnMapping, ColumnQuestion } from '../../../../model/contract/column-mapping.ts'
import { counted } from '../../../../model/format.ts'
import { columnsInWords, isUsual } from './choices.ts'
import { ColumnChoice } from './column-choice.tsx'
import own from './columns.module.css'
import { SeverityWords } from './severity-words.tsx'

interface EditorProps {
  readonly question: ColumnQuestion
  /** What stands in it now. */
  readonly mapping: ColumnMapping
  readonly onChange: (mapping: ColumnMapping) => void
}

/** What the columns of somebody's list mean: guessed by their names, put right by a person, and remembered for every list with the same. */
export function ColumnEditor({ question, mapping, onChange }: EditorProps) {
  const id = useId()
  const table = question.tables.find(({ name }) => name === mapping.table) ?? question.tables[0]
  if (!table) return null
  const columns = [...table.required, ...table.optional]
  const usual = columns.filter((column) => isUsual(question, mapping, table, column))
  const others = columns.filter((column) => !usual.includes(column))
  const choices = (some: readonly string[]) =>
    some.map((column) => (
      <ColumnChoice
        key={column}
        column={column}
        table={table}
        header={question.header}
        mapping={mapping}
        onChange={onChange}
      />
    ))
  return (
    <fieldset className={own.columns}>
      <legend>{columnsInWords(question, mapping, table)}</legend>
      <p className={own.hint}>
        {question.isKnown
          ? 'Remembered for every list with these columns. A change holds from now on.'
          : 'Guessed by their names. What you choose is remembered for every list with these columns.'}
      </p>
      <div className={own.fields}>
        <div className={own.field}>
          <label htmlFor={id}>Its rows are</label>
          <select
            id={id}
            value={mapping.table}
            onChange={({ target }) => {
              const other = question.tables.find(({ name }) => name === target.value)
              if (other) onChange({ table: other.name, columns: kept(mapping, other), values: {} })
            }}
          >
            {question.tables.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        {choices(usual)}
      </div>
      <SeverityWords question={question} mapping={mapping} onChange={onChange} />
      {others.length > 0 && (
        <details className={own.others}>
          <summary>{counted(others.length, 'more field')} that it may have</summary>
          <div className={own.fields}>{choices(others)}</div>
        </details>
      )}
    </fieldset>
  )
}

/** Of the columns that were chosen, those that another table has too. */
const kept = ({ columns }: ColumnMapping, { required, optional }: ColumnQuestion['tables'][number]) =>
  Object.fromEntries(Object.entries(columns).filter(([column]) => [...required, ...optional].includes(column)))
