import { type ComponentProps, useContext, useState } from 'react'
import { count } from '../../model/format.ts'
import { Allowed } from '../components/allowed.tsx'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { BAR_ACTIONS } from '../lib/bar-actions.ts'
import { age } from '../lib/date.ts'
import { Rendered } from '../lib/rendered.ts'
import { useNow } from '../lib/use-now.ts'
import { useStatus } from '../lib/use-status.ts'
import dialogs from './dialogs.module.css'
import { ExportLinks } from './export-menu.tsx'
import { FailedSources } from './freshness.tsx'
import { Mark } from './mark.tsx'
import { Bell } from './notifications/bell.tsx'
import { ScreenLink, Who } from './rail.tsx'
import { SCREENS } from './screens.ts'
import { SearchButton } from './search-button.tsx'
import { ShareButton } from './share-button.tsx'
import styles from './shell.module.css'
import { ThemeSwitch } from './theme-switch.tsx'

interface NarrowBarProps {
  readonly title: string
  readonly onOwnData: () => void
  readonly onTour: (() => void) | null
  readonly onSearch: () => void
  readonly bell: ComponentProps<typeof Bell>
}

/** Bar, menu and freshness of narrow screens. */
export function NarrowBar({ title, onOwnData, onTour, onSearch, bell }: NarrowBarProps) {
  const [open, setOpen] = useState(false)
  const { data: status } = useStatus()
  const now = useNow()
  // A page finds its place in the bar that answers, not in the one that was rendered before it.
  const actions = useContext(Rendered) ? undefined : BAR_ACTIONS
  const close = () => setOpen(false)
  return (
    <>
      <header className={styles.bar} data-screen>
        <span className={styles.brand}>
          <Mark /> {title}
        </span>
        <div id={actions} style={{ display: 'contents' }} />
        <Bell {...bell} />
        <Button onClick={() => setOpen(true)}>Menu</Button>
      </header>
      <aside className={styles.strip} data-screen aria-label="Data">
        <span>{status?.demo ? 'Demo company, invented data' : status?.company}</span>
        <span>
          {status && (status.freshAt ? `Data ${age(status.freshAt, now)} old` : 'No data yet')}
          {status && status.counts.quarantined > 0 && `, ${count(status.counts.quarantined)} quarantined`}
        </span>
        {status && <FailedSources failed={status.failed} />}
      </aside>
      <Dialog open={open} title="Leverage" onClose={close} sheet>
        <SearchButton
          onClick={() => {
            close()
            onSearch()
          }}
        />
        <nav className={dialogs.menu} aria-label="Screens">
          {SCREENS.flat().map((screen) => (
            <Allowed key={screen.path} scope={screen.needs ?? 'read'}>
              <ScreenLink screen={screen} onClick={close} />
            </Allowed>
          ))}
        </nav>
        <div className={dialogs.menuFoot}>
          <ShareButton />
          <ExportLinks />
          {onTour && (
            <Button
              kind="link"
              onClick={() => {
                close()
                onTour()
              }}
            >
              Take the tour, six steps
            </Button>
          )}
          <Button
            kind="link"
            needs="sources:write"
            onClick={() => {
              close()
              onOwnData()
            }}
          >
            Use my own data
          </Button>
          <Who onClick={close} />
          <ThemeSwitch />
        </div>
      </Dialog>
    </>
  )
}
