import { Link, useRouterState } from '@tanstack/react-router'
import { Allowed } from '../components/allowed.tsx'
import { Button } from '../components/button.tsx'
import { useStatus } from '../lib/use-status.ts'
import { useVisitor } from '../lib/use-visitor.ts'
import { Mark } from './mark.tsx'
import { SCREENS } from './screens.ts'
import styles from './shell.module.css'
import { ThemeSwitch } from './theme-switch.tsx'

interface RailProps {
  readonly onOwnData: () => void
  /** Null when there is nothing to be shown around. */
  readonly onTour: (() => void) | null
}

/** The navigation, on wide screens. */
export function Rail({ onOwnData, onTour }: RailProps) {
  return (
    <aside className={styles.rail} data-screen aria-label="Leverage">
      <Link to="/ranking" search={{}} className={styles.brand}>
        <Mark /> Leverage
      </Link>
      <nav className={styles.groups} aria-label="Screens">
        {SCREENS.map((group) => (
          <ul key={group[0]?.path}>
            {group.map((screen) => (
              <Allowed key={screen.path} scope={screen.needs ?? 'read'}>
                <li>
                  <ScreenLink screen={screen} />
                </li>
              </Allowed>
            ))}
          </ul>
        ))}
      </nav>
      <div className={styles.theme}>
        <ThemeSwitch />
      </div>
      <Company onOwnData={onOwnData} onTour={onTour} />
      <Who />
    </aside>
  )
}

/** One entry of the navigation. The view of the ranking is kept when coming back to it. */
export function ScreenLink({
  screen,
  onClick,
}: {
  readonly screen: (typeof SCREENS)[number][number]
  readonly onClick?: () => void
}) {
  const { data: status } = useStatus()
  const within = useRouterState({ select: ({ location }) => withinScreen(location.pathname) })
  const note = status ? screen.note(status) : ''
  return (
    <Link
      to={screen.path}
      search={({ lens, weights, asOf }) => ({ lens, weights, asOf })}
      className={styles.item}
      data-within={within === screen.path}
      activeOptions={{ includeSearch: false }}
      onClick={onClick}
    >
      {screen.title} {note !== '0' && <span className={`${styles.itemNote} number`}>{note}</span>}
    </Link>
  )
}

/** The screen that a page belongs to, where its path does not say so. */
const withinScreen = (path: string) =>
  path.startsWith('/projects/') ? '/ranking' : path.startsWith('/plans/') ? '/plan' : null

/** Who is signed in, and the way to their account; nothing where nobody needs one. */
export function Who({ onClick }: { readonly onClick?: () => void }) {
  const { data: visitor } = useVisitor()
  if (!visitor?.person) return null
  return (
    <Link to="/account" className={styles.who} onClick={onClick}>
      <strong>{visitor.person.name}</strong> {visitor.role}
    </Link>
  )
}

function Company({ onOwnData, onTour }: RailProps) {
  const { data: status } = useStatus()
  return (
    <div className={styles.company}>
      <strong>{status?.demo ? 'Demo company' : (status?.company ?? '\u00a0')}</strong>
      <p>{status?.demo ? `${status.company}, invented data.` : '\u00a0'}</p>
      {onTour && (
        <Button kind="link" onClick={onTour}>
          Take the tour, six steps
        </Button>
      )}
      <Button kind="link" needs="sources:write" onClick={onOwnData}>
        {status?.demo === false ? 'Add data' : 'Use my own data'}
      </Button>
    </div>
  )
}
