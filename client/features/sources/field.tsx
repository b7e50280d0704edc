import { useId } from 'react'
import type { SourceField } from '../../../model/contract/source-setup.ts'
import styles from './sources.module.css'

interface FieldProps {
  readonly field: SourceField
  readonly value: string
  readonly problem: string | null
  readonly onChange: (text: string) => void
}

const HINTS: Partial<Record<SourceField['kind'], string>> = {
  secret: `Encrypted before it is stored; or \${NAME}, an environment variable.`,
  list: 'One a line.',
  map: 'name: value, one a line.',
  structure: 'YAML, as in leverage.yaml.',
}

/** One field of a connector's form, with what is wrong with it. */
export function Field({ field, value, problem, onChange }: FieldProps) {
  const id = useId()
  const { kind, long, title, required, example } = field
  const help = [field.help, HINTS[kind]].filter(Boolean).join(' ')
  const common = {
    id,
    value,
    required,
    'aria-describedby': `${id}-help`,
    'aria-invalid': problem !== null,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  const choices = kind === 'boolean' ? ['true', 'false'] : field.choices
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {title}
        {!required && <span className={styles.optional}> optional</span>}
      </label>
      {choices.length > 0 ? (
        <select {...common}>
          <option value="">not set</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : long || kind === 'list' || kind === 'map' || kind === 'structure' ? (
        <textarea {...common} rows={kind === 'structure' ? 6 : 2} placeholder={example ?? ''} spellCheck={false} />
      ) : (
        <input
          {...common}
          type={kind === 'secret' ? 'password' : 'text'}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          placeholder={example ?? ''}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <span id={`${id}-help`} className={styles.detail}>
        {problem && <span className={styles.error}>{problem}</span>}
        {help}
      </span>
    </div>
  )
}
