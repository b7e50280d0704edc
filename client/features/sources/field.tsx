import { useEffect, useId, useRef } from 'react'
import type { SourceField } from '../../../model/contract/source-setup.ts'
import { Button } from '../../components/button.tsx'
import styles from './setup-form.module.css'
import shared from './sources.module.css'

interface FieldProps {
  readonly field: SourceField
  readonly value: string
  /** A secret is set; what is typed replaces it. */
  readonly isKept?: boolean
  /** Has the kept secret taken out, or kept after all; left out where it must be there. */
  readonly onForget?: (() => void) | undefined
  readonly problem: string | null
  /** It is typed into first. */
  readonly isFirst?: boolean
  readonly onChange: (text: string) => void
}

const HINTS: Partial<Record<SourceField['kind'], string>> = {
  secret: `Stored encrypted; \${NAME} takes it from an environment variable.`,
  list: 'One a line.',
  map: 'One a line, as name: value.',
  structure: 'YAML, as in leverage.yaml.',
}

/** One field of a connector's form, with what is wrong with it. */
export function Field({ field, value, isKept = false, onForget, problem, isFirst = false, onChange }: FieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFirst) input.current?.focus()
  }, [isFirst])
  const { kind, long, title, required, example } = field
  const help = [field.help, HINTS[kind]].filter(Boolean).join(' ')
  const common = {
    id,
    value,
    required: required && !isKept,
    'aria-describedby': problem || help ? `${id}-help` : undefined,
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
        <textarea
          {...common}
          rows={kind === 'structure' ? 6 : 2}
          placeholder={isKept ? 'kept; type to replace it' : (example ?? '')}
          spellCheck={false}
        />
      ) : (
        <input
          {...common}
          ref={input}
          type={kind === 'secret' ? 'password' : 'text'}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          placeholder={isKept ? 'kept; type to replace it' : (example ?? '')}
          autoComplete={kind === 'secret' ? 'new-password' : 'off'}
          spellCheck={false}
        />
      )}
      {(problem || help) && (
        <span id={`${id}-help`} className={shared.detail}>
          {problem && <span className={shared.error}>{problem}</span>}
          {help}
        </span>
      )}
      {onForget && (
        <Button kind="link" aria-label={`${isKept ? 'Take out' : 'Keep'}: ${title}`} onClick={onForget}>
          {isKept ? 'Take it out' : 'It will be taken out; keep it'}
        </Button>
      )}
    </div>
  )
}
