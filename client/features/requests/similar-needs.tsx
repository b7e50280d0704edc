import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import type { NeedForm } from './draft.ts'
import styles from './form.module.css'
import { boardQuery, joinRequest, similarQuery } from './queries.ts'
import { Way } from './way.tsx'

interface SimilarProps {
  readonly form: NeedForm
  /** After one was joined instead. */
  readonly onJoined: (id: string) => void
}

/** Typing rests this long before anybody is asked. */
const REST = 200

/** Open needs that may be the same as what is being typed, each to be joined instead. */
export function SimilarNeeds({ form, onJoined }: SimilarProps) {
  const queries = useQueryClient()
  const asked = useRested({ title: form.title.trim(), service: form.service || null, accounts: form.accounts })
  const { data } = useQuery({ ...similarQuery(asked), enabled: asked.title !== '' })
  const joining = useMutation({
    mutationFn: (id: string) => joinRequest(id, { askedFrom: form.askedFrom, accounts: [...form.accounts] }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: boardQuery.queryKey })
      onJoined(id)
    },
  })
  const similar = asked.title === '' ? [] : (data?.similar ?? [])
  return (
    <section aria-label="Needs that may be the same" aria-live="polite">
      <h2 className={styles.heading}>
        {similar.length === 0
          ? asked.title === '' || !data
            ? 'Somebody may have asked before'
            : 'Nobody has asked for the same yet'
          : similar.length === 1
            ? 'Somebody may have asked for it already'
            : `${counted(similar.length, 'need')} may be the same`}
      </h2>
      {similar.length === 0 ? (
        <p className={styles.hint}>While you type, open needs that say the same appear here, to be joined instead.</p>
      ) : (
        <ul className={styles.similar}>
          {similar.map(({ request, reason }) => (
            <li key={request.id}>
              <Link to="/requests" search={{ row: request.id }}>
                {request.title}
              </Link>
              <small>
                {reason}; {counted(request.people, 'person', 'people')}, {counted(request.accounts.length, 'account')}
              </small>
              <span className={styles.standing}>
                <Way state={request.state} /> <small>{request.words}</small>
              </span>
              <Button disabled={joining.isPending} onClick={() => joining.mutate(request.id)}>
                Join it instead
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FormFault error={joining.error} />
    </section>
  )
}

/** The newest value once it has stayed the same for a moment. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(text) as Value), REST)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
