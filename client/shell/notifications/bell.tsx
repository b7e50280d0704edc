import { useQuery } from '@tanstack/react-query'
import { count } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import styles from './notifications.module.css'
import { notificationsQuery } from './queries.ts'

/** Opens what concerns whoever looks, and says how much of it is new. */
export function Bell({ open, onClick }: { readonly open: boolean; readonly onClick: () => void }) {
  const { data } = useQuery(notificationsQuery)
  const unread = data?.unread ?? 0
  return (
    <Button
      active={open}
      aria-expanded={open}
      aria-label={unread === 0 ? 'Notifications, none new' : `Notifications, ${count(unread)} new`}
      onClick={onClick}
    >
      <span className={styles.bell}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
          <path
            d="M2.5 10.5h9c-.9-1-1.3-2-1.3-3.6C10.2 4.6 9 3 7 3S3.8 4.6 3.8 6.9c0 1.6-.4 2.6-1.3 3.6zM7 3V1.5M5.7 12.5h2.6"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.25"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {unread > 0 && <span className={`${styles.count} number`}>{count(unread)}</span>}
      </span>
    </Button>
  )
}
