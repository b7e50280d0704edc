import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { doneSchema } from '../../model/contract/source-setup.ts'
import { Button } from '../components/button.tsx'
import { TroubleNotice } from '../components/trouble.tsx'
import { send } from '../lib/api.ts'
import { asTrouble } from '../lib/problem.ts'
import styles from './dialogs.module.css'

/** The way out of the demo. It asks once more, since what was changed in the demo goes with it. */
export function LeaveDemo({ company }: { readonly company: string }) {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const leave = useMutation({
    mutationFn: () => send({ method: 'POST', path: '/demo/leave', answer: doneSchema }),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <div className={styles.leave}>
      <p className={styles.intro}>
        {company} is an invented company. Your own data begins where it ends: three steps lead to a first ranking.
      </p>
      {leave.error && <TroubleNotice trouble={asTrouble(leave.error)} onAgain={() => leave.mutate()} />}
      {asking ? (
        <fieldset className={styles.ask} disabled={leave.isPending}>
          <legend>
            Take out {company} and everything that was changed in it? Who runs this server can load the company again,
            but not the changes.
          </legend>
          <Button kind="primary" onClick={() => leave.mutate()} disabled={leave.isPending}>
            Take it out
          </Button>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
        </fieldset>
      ) : (
        <Button kind="primary" onClick={() => setAsking(true)}>
          Leave the demo
        </Button>
      )}
    </div>
  )
}
