import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import { NewPassword } from '../../components/new-password.tsx'
import styles from './account.module.css'
import { changePassword, sessionsQuery } from './queries.ts'

/** Another password; wherever else one is signed in, one is no more. */
export function PasswordForm({ handle }: { readonly handle: string }) {
  const queries = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const changing = useMutation({
    mutationFn: () => changePassword({ current, next }),
    onSuccess: async () => {
      setCurrent('')
      setNext('')
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate()
  }
  return (
    <section className={`${styles.section} ${styles.narrow}`}>
      <div className={styles.sectionHead}>
        <h2>Another password</h2>
      </div>
      <form className={form.form} onSubmit={submit}>
        <input hidden readOnly autoComplete="username" value={handle} />
        <label>
          The one of now
          <input
            type="password"
            required
            autoComplete="current-password"
            value={current}
            onChange={({ target }) => setCurrent(target.value)}
          />
        </label>
        <NewPassword label="The next" value={next} onChange={({ target }) => setNext(target.value)} />
        <FormFault error={changing.error} />
        <div className={form.actions}>
          <Button type="submit" disabled={changing.isPending}>
            Change it
          </Button>
          <span role="status">{changing.isSuccess && 'Changed; everywhere else you are signed out.'}</span>
        </div>
      </form>
    </section>
  )
}
