import type { TokenReport } from '../../model/contract/people.ts'
import { age, day } from '../lib/date.ts'
import { useNow } from '../lib/use-now.ts'
import { Button } from './button.tsx'
import styles from './list-table.module.css'

interface TokenRowsProps {
  readonly tokens: readonly TokenReport[]
  /** Names whose each is. */
  readonly withOwner: boolean
  readonly onRevoke: (id: number) => void
}

/** Tokens, each with what it may and until when; those that open nothing any more are quiet. */
export function TokenRows({ tokens, withOwner, onRevoke }: TokenRowsProps) {
  const now = useNow()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">May</th>
          <th scope="col">Until</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span className="unseen">What to do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => {
          const isOver = token.revokedAt !== null || new Date(token.expiresAt).getTime() <= now
          return (
            <tr key={token.id} data-quiet={isOver}>
              <th scope="row">
                <span className={styles.title}>{token.title}</span>
                {withOwner && <span className={styles.detail}>{token.owner}</span>}
              </th>
              <td>
                {token.role}
                <span className={styles.detail}>{token.scopes.join(', ')}</span>
              </td>
              <td>{token.revokedAt === null ? day(token.expiresAt) : 'revoked'}</td>
              <td>{token.usedAt === null ? 'never' : `${age(token.usedAt, now)} ago`}</td>
              <td className={styles.actions}>
                {!isOver && (
                  <Button kind="link" aria-label={`Revoke ${token.title}`} onClick={() => onRevoke(token.id)}>
                    Revoke
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
