import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BoardRequest, RequestBoard } from '../../../model/contract/requests.ts'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import { AccountPicker } from './account-picker.tsx'
import styles from './drawer.module.css'
import { boardQuery, joinRequest } from './queries.ts'

interface JoinNeedProps {
  readonly request: BoardRequest
  readonly board: RequestBoard
}

/** Adds who has the same need, instead of a copy. */
export function JoinNeed({ request, board }: JoinNeedProps) {
  const queries = useQueryClient()
  const [accounts, setAccounts] = useState<readonly string[]>([])
  const joining = useMutation({
    mutationFn: () => joinRequest(request.id, { accounts: [...accounts] }),
    onSuccess: async () => {
      setAccounts([])
      await queries.invalidateQueries({ queryKey: boardQuery.queryKey })
    },
  })
  return (
    <section className={styles.section}>
      <h3>{request.mine ? 'Another account needs it too?' : 'You need it too?'}</h3>
      <AccountPicker accounts={accounts} known={board.accounts} onChange={setAccounts} />
      <FormFault error={joining.error} />
      <div className={styles.actions}>
        <Button
          disabled={joining.isPending || (request.mine && accounts.length === 0)}
          onClick={() => joining.mutate()}
        >
          {request.mine ? 'Add the accounts' : 'Join it'}
        </Button>
        <small role="status">
          {joining.isSuccess ? 'Joined; it weighs more now.' : 'Adds your name and accounts instead of a copy.'}
        </small>
      </div>
    </section>
  )
}
