import { useNavigate, useSearch } from '@tanstack/react-router'
import { GROUPINGS } from '../../../model/ranking/groups.ts'
import styles from './group.module.css'

/** What rows stand together by, kept in the address. */
export function GroupSwitch() {
  const { group } = useSearch({ from: '/ranking' })
  const navigate = useNavigate({ from: '/ranking' })
  return (
    <fieldset className={styles.switch} data-screen aria-label="Group by">
      <span aria-hidden="true">Group by</span>
      {[undefined, ...GROUPINGS].map((by) => (
        <button
          key={by ?? 'none'}
          type="button"
          aria-pressed={by === group}
          onClick={() => void navigate({ search: (search) => ({ ...search, group: by }), resetScroll: false })}
        >
          {by ?? 'none'}
        </button>
      ))}
    </fieldset>
  )
}
