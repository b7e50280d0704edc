import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { signInSchema } from '../../../model/contract/people.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import buttons from '../../components/button.module.css'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import { API, send } from '../../lib/api.ts'
import { useVisitor } from '../../lib/use-visitor.ts'
import { Frame } from './frame.tsx'
import styles from './sign-in.module.css'

/** In the place of any screen while nobody is signed in; the address stays, and is shown afterwards. */
export function SignInPage() {
  const { data: visitor } = useVisitor()
  const [handle, setHandle] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () =>
      send({
        method: 'POST',
        path: '/session',
        request: { schema: signInSchema, body: { handle, password } },
        answer: doneSchema,
      }),
    // Everything anew: nothing of whoever was here before is left in memory.
    onSuccess: () => window.location.reload(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <Frame title="Sign in">
      {visitor?.provider && (
        <a className={`${buttons.button} ${buttons.primary} ${styles.wide}`} href={`${API}/provider-sign-in`}>
          Sign in with {visitor.provider}
        </a>
      )}
      <form className={`${form.form} ${visitor?.provider ? styles.or : ''}`} onSubmit={submit}>
        <label>
          Handle
          <input
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={handle}
            onChange={({ target }) => setHandle(target.value)}
          />
        </label>
        <label>
          Password
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
        <FormFault error={signIn.error} />
        <Button
          type="submit"
          kind={visitor?.provider ? 'plain' : 'primary'}
          className={styles.wide}
          disabled={signIn.isPending}
        >
          Sign in
        </Button>
      </form>
      <p className={styles.intro}>No account, or the password forgotten? An administrator sends you a link.</p>
    </Frame>
  )
}
