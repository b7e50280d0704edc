import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { LONGEST_LINK_DAYS } from '../../../model/contract/access-limits.ts'
import {
  madeShareLinkSchema,
  newShareLinkSchema,
  type ShareLinkReport,
  shareLinksSchema,
} from '../../../model/contract/share-link.ts'
import { doneSchema } from '../../../model/contract/source-setup.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import { ShownOnce } from '../../components/shown-once.tsx'
import { fetchJson, send } from '../../lib/api.ts'
import { age, day } from '../../lib/date.ts'
import { stringifySearch } from '../../lib/search.ts'
import { useChange } from '../../lib/use-change.ts'
import { useNow } from '../../lib/use-now.ts'
import { useVisitor } from '../../lib/use-visitor.ts'
import styles from './share-plan.module.css'

/** Links that open this plan to somebody without an account; only where somebody else can reach this server. */
export function SharePlan({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false)
  const { data: visitor } = useVisitor()
  if (!visitor?.isShared) return null
  return (
    <>
      <Button needs="plans:write" onClick={() => setOpen(true)}>
        Share by link
      </Button>
      <Dialog open={open} title="Share this plan by link" onClose={() => setOpen(false)}>
        <Links id={id} />
      </Dialog>
    </>
  )
}

function Links({ id }: { readonly id: string }) {
  const now = useNow()
  const [days, setDays] = useState('14')
  const key = ['share-links', id]
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchJson(`/share-links${stringifySearch({ plan: id })}`, shareLinksSchema, signal),
  })
  const make = useChange(
    () =>
      send({
        method: 'POST',
        path: '/share-links',
        request: { schema: newShareLinkSchema, body: { plan: id, days: Number(days) } },
        answer: madeShareLinkSchema,
      }),
    key,
  )
  const revoke = useChange(
    (link: number) => send({ method: 'DELETE', path: `/share-links/${link}`, answer: doneSchema }),
    key,
  )
  const trouble = error ?? make.error ?? revoke.error
  const isOpen = ({ revokedAt, expiresAt }: ShareLinkReport) => revokedAt === null && Date.parse(expiresAt) > now
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  if (make.data) {
    return (
      <ShownOnce
        secret={make.data.address}
        words={`Whoever has it reads this plan, and nothing else, until ${day(make.data.link.expiresAt)}. It is not shown again.`}
      />
    )
  }
  return (
    <div className={form.form}>
      <form className={styles.make} onSubmit={submit}>
        <label>
          Days until it ends
          <input
            type="number"
            min={1}
            max={LONGEST_LINK_DAYS}
            required
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        </label>
        <Button type="submit" kind="primary" disabled={make.isPending}>
          Make a link
        </Button>
      </form>
      <FormFault error={trouble} />
      <ul className={styles.links}>
        {(data?.links ?? []).filter(isOpen).map((link) => (
          <li key={link.id}>
            <span>
              <strong>
                Link {link.id}
                {link.by && ` of ${link.by}`}, until {day(link.expiresAt)}
              </strong>
              {link.usedAt ? `opened ${age(link.usedAt, now)} ago` : 'not opened yet'}
            </span>
            <Button kind="link" onClick={() => revoke.mutate(link.id)}>
              Take it back
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
