import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import styles from './page.module.css'

/** Says that rows are missing, and brings them back. */
export function Filtered({ shown, all }: { readonly shown: number; readonly all: number }) {
  const navigate = useNavigate({ from: '/ranking' })
  const clear = () =>
    void navigate({
      search: (search) => ({ ...search, q: undefined, team: undefined, service: undefined }),
      resetScroll: false,
    })
  return (
    <p className={styles.filtered} role="status">
      {shown === 0
        ? 'No project matches the filter.'
        : `${shown} of ${all} projects shown; ranks and cut line are those of all.`}
      <Button kind="link" onClick={clear}>
        Show all
      </Button>
    </p>
  )
}
