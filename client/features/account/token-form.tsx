import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { isAtLeast, SCOPES, type Scope, scopesOf } from '../../../model/contract/access.ts'
import { LONGEST_TOKEN_DAYS } from '../../../model/contract/access-limits.ts'
import { ROLES, type Role } from '../../../model/contract/roles.ts'
import { LONGEST_NAME } from '../../../model/contract/text-limits.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import { makeToken } from './queries.ts'

interface TokenFormProps {
  /** The most that the token can have. */
  readonly role: Role
  readonly onMade: (secret: string) => void
}

/** For what, with which rights and until when. Reading only unless one says more. */
export function TokenForm({ role: most, onMade }: TokenFormProps) {
  const [title, setTitle] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [scopes, setScopes] = useState<readonly Scope[]>(['read'])
  const [days, setDays] = useState('90')
  const making = useMutation({
    mutationFn: () => makeToken({ title, role, scopes: [...scopes], days: Number(days) }),
    onSuccess: ({ secret }) => onMade(secret),
  })
  const choose = (next: Role) => {
    setRole(next)
    setScopes(scopes.filter((scope) => isAtLeast(next, SCOPES[scope].role)))
  }
  const toggle = (scope: Scope) =>
    setScopes(scopes.includes(scope) ? scopes.filter((other) => other !== scope) : [...scopes, scope])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    making.mutate()
  }
  return (
    <form className={form.form} onSubmit={submit}>
      <label>
        What it is for
        <input
          required
          maxLength={LONGEST_NAME}
          autoComplete="off"
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      <label>
        Role
        <select value={role} onChange={({ target }) => choose(target.value as Role)}>
          {ROLES.filter((each) => isAtLeast(most, each)).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={form.checks}>
        <legend>It may</legend>
        {scopesOf(role).map((scope) => (
          <label key={scope}>
            <input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
            <span>
              {SCOPES[scope].means} <small>{scope}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label>
        Days until it ends
        <input
          type="number"
          min={1}
          max={LONGEST_TOKEN_DAYS}
          required
          value={days}
          onChange={({ target }) => setDays(target.value)}
        />
      </label>
      <FormFault error={making.error} />
      <div className={form.actions}>
        <Button type="submit" kind="primary" disabled={making.isPending || scopes.length === 0}>
          Make it
        </Button>
      </div>
    </form>
  )
}
