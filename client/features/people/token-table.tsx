import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TokenRows } from '../../components/token-rows.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useChange } from '../../lib/use-change.ts'
import styles from './people.module.css'
import { revokeToken, tokensQuery } from './queries.ts'

/** Every token, whoever made it. */
export function TokenTable() {
  const { data, error, refetch } = useQuery(tokensQuery)
  const revoke = useChange(revokeToken, tokensQuery.queryKey)
  const trouble = error ?? revoke.error
  return (
    <>
      {trouble && <TroubleNotice trouble={asTrouble(trouble)} onAgain={() => void refetch()} />}
      {data?.tokens.length === 0 ? (
        <p className={styles.empty}>
          There is no token. Programs sign in with one; each is made under <Link to="/account">the account</Link> of a
          person, may do no more than they, and ends with it.
        </p>
      ) : (
        <TokenRows tokens={data?.tokens ?? []} withOwner onRevoke={revoke.mutate} />
      )}
    </>
  )
}
