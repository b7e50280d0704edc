import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { NOT_ERASED } from '../../../model/contract/people.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import { erasePerson } from './queries.ts'

/** Takes a person out of everything; asks for the name to be written, since nothing brings them back. */
export function ErasePerson({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const erasing = useMutation({
    mutationFn: () => erasePerson(name),
    onSuccess: () => queries.invalidateQueries(),
  })
  const close = () => {
    setName('')
    erasing.reset()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    erasing.mutate()
  }
  const tables = Object.entries(erasing.data?.rows ?? {}).map(
    ([table, rows]) => `${table.replaceAll('_', ' ')} ${rows}`,
  )
  return (
    <Dialog open={open} title="Erase a person" onClose={close}>
      {erasing.data ? (
        <div className={form.form}>
          <p role="status">
            Erased.{tables.length > 0 && ` Rows that named the person: ${tables.join(', ')}.`} {NOT_ERASED}
          </p>
          {erasing.data.sources.length > 0 && (
            <p className={form.fault}>
              These sources named the person and will again at their next sync, unless they forget too:{' '}
              {erasing.data.sources.join(', ')}.
            </p>
          )}
          <div className={form.actions}>
            <Button onClick={close}>Done</Button>
          </div>
        </div>
      ) : (
        <form className={form.form} onSubmit={submit}>
          <p>
            The account goes with its sessions and tokens, and the name out of evidence, edits and plans. What they did
            stays in the audit log, without them. This cannot be undone.
          </p>
          <label>
            Handle or whole name
            <input required autoComplete="off" value={name} onChange={({ target }) => setName(target.value)} />
          </label>
          <FormFault error={erasing.error} />
          <div className={form.actions}>
            <Button type="submit" kind="primary" disabled={erasing.isPending}>
              Erase for good
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
