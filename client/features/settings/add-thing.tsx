import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { LONGEST_ID } from '../../../model/contract/text-limits.ts'
import { serviceIdOf } from '../../../model/evidence/service-name.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import toolbar from '../../components/toolbar.module.css'
import { asTrouble } from '../../lib/problem.ts'
import { useMay } from '../../lib/use-visitor.ts'
import { makeSetting, type SettingKind, settingsQuery } from './queries.ts'

interface AddThingProps {
  readonly kind: SettingKind
  /** "Name of a new team". */
  readonly label: string
  readonly taken: readonly string[]
  /** What a new one has beside its title. */
  readonly changes: object
}

/** Makes one more by its name; everything else is said in its row. */
export function AddThing({ kind, label, taken, changes }: AddThingProps) {
  const queries = useQueryClient()
  const may = useMay(kind === 'lens' ? 'lenses:write' : 'settings:write')
  const [title, setTitle] = useState('')
  const id = serviceIdOf(title)
  const making = useMutation({
    mutationFn: () => makeSetting(kind, id, { ...changes, title: title.trim() }),
    onSuccess: async () => {
      setTitle('')
      await queries.invalidateQueries({ queryKey: settingsQuery.queryKey })
    },
  })
  const isTaken = taken.includes(id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() !== '' && !isTaken) making.mutate()
  }
  if (!may) return null
  return (
    <form className={toolbar.toolbar} onSubmit={submit}>
      <input
        className={toolbar.search}
        aria-label={label}
        placeholder={label}
        value={title}
        maxLength={LONGEST_ID}
        autoComplete="off"
        onChange={({ target }) => setTitle(target.value)}
      />
      <Button type="submit" disabled={title.trim() === '' || isTaken || making.isPending}>
        Add
      </Button>
      <span role="status">
        {isTaken && title !== '' && <strong className={form.fault}>There is one with the id {id} already.</strong>}
        {making.error && <strong className={form.fault}>{asTrouble(making.error).detail}</strong>}
      </span>
    </form>
  )
}
