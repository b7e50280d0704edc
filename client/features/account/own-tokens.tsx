import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../../model/contract/roles.ts'
import { counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import { ShownOnce } from '../../components/shown-once.tsx'
import { TokenRows } from '../../components/token-rows.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { useNow } from '../../lib/use-now.ts'
import styles from './account.module.css'
import { ownTokensQuery, revokeToken } from './queries.ts'
import { TokenForm } from './token-form.tsx'

/** What one's programs sign in with. */
export function OwnTokens({ role }: { readonly role: Role }) {
  const queries = useQueryClient()
  const now = useNow()
  const { data, error, refetch } = useQuery(ownTokensQuery)
  const [making, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const revoke = useChange(revokeToken, ownTokensQuery.queryKey)
  const tokens = data?.tokens ?? []
  const working = tokens.filter(({ revokedAt, expiresAt }) => revokedAt === null && Date.parse(expiresAt) > now).length
  const done = async (made: string) => {
    setMaking(false)
    setSecret(made)
    await queries.invalidateQueries({ queryKey: ownTokensQuery.queryKey })
  }
  return (
    <section className={styles.section} aria-busy={!data}>
      <div className={styles.sectionHead}>
        <h2>{data ? `${counted(working, 'token')} that ${working === 1 ? 'works' : 'work'}` : '\u00a0'}</h2>
        <Button onClick={() => setMaking(true)}>Make a token</Button>
      </div>
      {error && <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />}
      <FormFault error={revoke.error} />
      {tokens.length === 0 ? (
        <p className={styles.empty}>
          A program signs in with a token: it may do no more than you, and ends when it says.
        </p>
      ) : (
        <TokenRows tokens={tokens} withOwner={false} onRevoke={revoke.mutate} />
      )}
      <Dialog open={making} title="Make a token" onClose={() => setMaking(false)}>
        <TokenForm role={role} onMade={(made) => void done(made)} />
      </Dialog>
      <Dialog open={secret !== null} title="Your token" onClose={() => setSecret(null)}>
        <ShownOnce
          secret={secret ?? ''}
          words='It is shown this once. Send it in the header "authorization: Bearer ...".'
        />
      </Dialog>
    </section>
  )
}
