import { useMutation } from '@tanstack/react-query'
import { counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import heading from '../../components/heading.module.css'
import page from '../../components/page.module.css'
import { useVisitor } from '../../lib/use-visitor.ts'
import styles from './account.module.css'
import { OwnTokens } from './own-tokens.tsx'
import { PasswordForm } from './password-form.tsx'
import { signOut } from './queries.ts'
import { SessionList } from './session-list.tsx'

/** What is about whoever looks, and nobody else: sessions, tokens, password. */
export function AccountPage() {
  const { data: visitor } = useVisitor()
  const leave = useMutation({ mutationFn: signOut, onSettled: () => window.location.assign('/') })
  if (!visitor) return <div className={page.page} aria-busy="true" />
  if (!visitor.person || !visitor.role) {
    return (
      <div className={page.page}>
        <h1 className={heading.headline}>You own this Leverage, and need no account</h1>
        <p className={heading.subline}>
          Only this machine reaches it; accounts begin with the first person who is invited
        </p>
      </div>
    )
  }
  const { person, role, scopes, hasPassword } = visitor
  return (
    <div className={page.page}>
      <div className={styles.sectionHead}>
        <h1 className={heading.headline}>
          {person.name} has the role {role}
        </h1>
        <Button onClick={() => leave.mutate()}>Sign out</Button>
      </div>
      <p className={heading.subline}>
        Signed in as {person.handle}; {counted(scopes.length, 'scope')}: {scopes.join(', ')}
      </p>
      <SessionList />
      <OwnTokens role={role} />
      {hasPassword && <PasswordForm handle={person.handle} />}
    </div>
  )
}
