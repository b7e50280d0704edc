import styles from './number-field.module.css'

interface NumberFieldProps {
  readonly label: string
  readonly text: string
  readonly isWrong: boolean
  readonly disabled?: boolean
  readonly onChange: (text: string) => void
}

/** A number as it is typed: whether it is one is said beside it, never by taking keys away. */
export function NumberField({ label, text, isWrong, disabled = false, onChange }: NumberFieldProps) {
  return (
    <input
      className={`${styles.input} number`}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={isWrong}
      value={text}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

/** The number that a text says, null for an empty one, undefined when it says none. A comma is a decimal point. */
export function numberOf(text: string): number | null | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : undefined
}
