import type { ChangeEvent } from 'react'
import { SHORTEST_PASSWORD } from '../../model/contract/access-limits.ts'

interface NewPasswordProps {
  readonly label: string
  readonly value: string
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void
}

/** The field in which somebody chooses a password, with what it must be. */
export const NewPassword = ({ label, value, onChange }: NewPasswordProps) => (
  <label>
    {label}
    <input
      type="password"
      autoComplete="new-password"
      required
      minLength={SHORTEST_PASSWORD}
      value={value}
      onChange={onChange}
    />
    <small>At least {SHORTEST_PASSWORD} characters; a few words will do</small>
  </label>
)
