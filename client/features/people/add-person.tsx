import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ROLES, type Role } from '../../../model/contract/roles.ts'
import { LONGEST_NAME } from '../../../model/contract/text-limits.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import type { Invited } from './people-table.tsx'
import { addPerson, peopleQuery } from './queries.ts'
import { ROLE_MEANINGS, ROLE_TITLES } from './words.ts'

interface AddPersonProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onInvited: (invited: Invited) => void
}

const NOBODY = { handle: '', name: '', role: 'viewer' as Role }

/** Makes an account; the link that comes of it is handed on. */
export function AddPerson({ open, onClose, onInvited }: AddPersonProps) {
  const queries = useQueryClient()
  const [person, setPerson] = useState(NOBODY)
  const adding = useMutation({
    mutationFn: () => addPerson(person),
    onSuccess: async ({ person: { name }, invitation }) => {
      setPerson(NOBODY)
      onClose()
      onInvited({ name, link: new URL(invitation.link, window.location.href).href })
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    adding.mutate()
  }
  return (
    <Dialog open={open} title="Invite somebody" onClose={onClose}>
      <form className={form.form} onSubmit={submit}>
        <label>
          Name
          <input
            required
            maxLength={LONGEST_NAME}
            autoComplete="off"
            value={person.name}
            onChange={({ target }) => setPerson({ ...person, name: target.value })}
          />
        </label>
        <label>
          Handle
          <input
            required
            autoComplete="off"
            autoCapitalize="none"
            value={person.handle}
            onChange={({ target }) => setPerson({ ...person, handle: target.value })}
          />
          <small>Letters, digits, dots and dashes, such as ada.lovelace</small>
        </label>
        <label>
          Role
          <select value={person.role} onChange={({ target }) => setPerson({ ...person, role: target.value as Role })}>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {ROLE_TITLES[role]}: {ROLE_MEANINGS[role]}
              </option>
            ))}
          </select>
        </label>
        <FormFault error={adding.error} />
        <div className={form.actions}>
          <Button type="submit" kind="primary" disabled={adding.isPending}>
            Make a link
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
