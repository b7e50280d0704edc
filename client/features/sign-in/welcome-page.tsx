import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { acceptanceSchema, invitationSchema, invitationSecretSchema } from '../../../model/contract/people.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import { NewPassword } from '../../components/new-password.tsx'
import { send } from '../../lib/api.ts'
import { Frame } from './frame.tsx'
import styles from './sign-in.module.css'

/** Where an invitation leads: one chooses a password, and the first owner a handle too. */
export function WelcomePage() {
  const [secret] = useState(() => window.location.hash.slice(1))
  const invitation = useQuery({
    queryKey: ['invitation'],
    queryFn: () =>
      send({
        method: 'POST',
        path: '/invitations/look',
        request: { schema: invitationSecretSchema, body: { secret } },
        answer: invitationSchema,
      }),
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [given, setGiven] = useState({ handle: '', name: '', password: '' })
  const accept = useMutation({
    mutationFn: () => {
      const { password, ...owner } = given
      const body = { secret, password, ...(invitation.data?.owner ? owner : {}) }
      return send({
        method: 'POST',
        path: '/invitations/accept',
        request: { schema: acceptanceSchema, body },
        answer: doneSchema,
      })
    },
    // The link is used up: it should not stay in the history.
    onSuccess: () => window.location.replace('/'),
  })
  const set = (field: keyof typeof given) => (event: { readonly target: { readonly value: string } }) =>
    setGiven((before) => ({ ...before, [field]: event.target.value }))
  if (invitation.error) {
    return (
      <Frame title="This link opens nothing">
        <p className={styles.intro}>
          It has expired, or was used: each opens once. An administrator sends you another.
        </p>
        <a href="/">Sign in</a>
      </Frame>
    )
  }
  if (!invitation.data) return <Frame title={'\u00a0'}>{null}</Frame>
  const { owner, name, handle } = invitation.data
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }
  return (
    <Frame title={owner ? 'Become the first owner' : `Welcome, ${name}`}>
      <p className={styles.intro}>
        {owner
          ? 'You look after people and settings, and invite the others.'
          : `You sign in as ${handle}. Choose a password.`}
      </p>
      <form className={form.form} onSubmit={submit}>
        {owner && (
          <>
            <label>
              Name
              <input autoComplete="name" required value={given.name} onChange={set('name')} />
            </label>
            <label>
              Handle
              <input
                autoComplete="username"
                autoCapitalize="none"
                required
                value={given.handle}
                onChange={set('handle')}
              />
              <small>Letters, digits, dots and dashes, such as ada.lovelace</small>
            </label>
          </>
        )}
        {!owner && <input hidden readOnly autoComplete="username" value={handle ?? ''} />}
        <NewPassword label="Password" value={given.password} onChange={set('password')} />
        <FormFault error={accept.error} />
        <Button type="submit" kind="primary" className={styles.wide} disabled={accept.isPending}>
          Begin
        </Button>
      </form>
    </Frame>
  )
}
