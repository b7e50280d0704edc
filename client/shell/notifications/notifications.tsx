import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { Notification, NotificationsReport } from '../../../model/contract/notification.ts'
import { inWords, sentence } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { age } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import { useNow } from '../../lib/use-now.ts'
import styles from './notifications.module.css'
import { notificationsQuery, seeNotifications } from './queries.ts'

/** What concerns whoever looks, the newest first, beside the page that they are on. */
export function Notifications({ onClose }: { readonly onClose: () => void }) {
  const { data, error, refetch } = useQuery(notificationsQuery)
  const queries = useQueryClient()
  const now = useNow()
  const see = useMutation({
    mutationFn: seeNotifications,
    onSuccess: (report) => queries.setQueryData(notificationsQuery.queryKey, report),
  })
  const [opener] = useState(() => document.activeElement)
  const close = useCallback(() => {
    onClose()
    if (opener instanceof HTMLElement) opener.focus()
  }, [onClose, opener])
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [close])
  const newest = data?.notifications[0]
  return (
    <Drawer title="Notifications" kind="Notifications" onClose={close}>
      {error && !data && <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />}
      {data && (
        <>
          <h2 className={styles.heading} aria-live="polite">
            {newest === undefined
              ? 'Nothing waits for you'
              : data.unread === 0
                ? 'You have seen everything'
                : newWords(data)}
          </h2>
          {newest === undefined ? (
            <p className={styles.none}>
              Decisions on needs of yours, comments that mention you or are on projects you are in, estimates that are
              asked of you, risks about to lapse, sources that fell silent and plans that were committed are told here,
              for a month.
            </p>
          ) : (
            <p className={styles.actions}>
              <Button disabled={data.unread === 0 || see.isPending} onClick={() => see.mutate(newest.at)}>
                Mark all as seen
              </Button>
              <FormFault error={see.error} />
            </p>
          )}
          <ul className={styles.list}>
            {data.notifications.map((notification) => (
              <li key={notification.id} data-new={notification.isNew}>
                <NotificationLink notification={notification} onFollow={onClose} />
                <small>
                  {notification.isNew && <span className="unseen">New, </span>}
                  {age(notification.at, now)} ago
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  )
}

/** "Three are new, of eight" */
function newWords({ notifications, unread }: NotificationsReport): string {
  const told = `${sentence(inWords(unread))} ${unread === 1 ? 'is' : 'are'} new`
  return unread >= notifications.length ? told : `${told}, of ${inWords(notifications.length)}`
}

interface LinkProps {
  readonly notification: Notification
  readonly onFollow: () => void
}

function NotificationLink({ notification: { kind, subject, quarter, words }, onFollow }: LinkProps) {
  switch (kind) {
    case 'need':
      return (
        <Link to="/requests" search={{ row: subject }} onClick={onFollow}>
          {words}
        </Link>
      )
    case 'plan':
      return (
        <Link to="/plans/$id" params={{ id: subject }} onClick={onFollow}>
          {words}
        </Link>
      )
    case 'silence':
      return (
        <Link to="/sources" search={{}} onClick={onFollow}>
          {words}
        </Link>
      )
    case 'decision':
    case 'risk':
      return (
        <Link
          to="/review"
          search={{ step: 'decide', project: subject, quarter: quarter ?? undefined }}
          onClick={onFollow}
        >
          {words}
        </Link>
      )
    case 'comment':
    case 'estimates':
      return (
        <Link to="/projects/$id" params={{ id: subject }} onClick={onFollow}>
          {words}
        </Link>
      )
  }
}
