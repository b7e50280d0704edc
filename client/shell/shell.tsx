import { Outlet, useRouterState, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { weekdayAndDay } from '../lib/date.ts'
import { useNarrow } from '../lib/use-media.ts'
import { useStatus } from '../lib/use-status.ts'
import { NarrowBar } from './narrow-bar.tsx'
import { Notifications } from './notifications/notifications.tsx'
import { OwnDataDialog } from './own-data-dialog.tsx'
import { Palette } from './palette/palette.tsx'
import { Rail } from './rail.tsx'
import { SCREENS } from './screens.ts'
import styles from './shell.module.css'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { TopBar } from './top-bar.tsx'
import { Tour } from './tour/tour.tsx'
import { useTour } from './tour/use-tour.ts'
import { useShellShortcuts } from './use-shell-shortcuts.ts'
import { useShownPage } from './use-shown-page.ts'

/** What surrounds every screen. */
export function Shell() {
  const narrow = useNarrow()
  const [dialog, setDialog] = useState<'own-data' | 'shortcuts' | null>(null)
  const { data: status } = useStatus()
  const { asOf, present } = useSearch({ strict: false })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const screen = SCREENS.flat().find((candidate) => candidate.path === path)
  const page = useShownPage()
  // Shown to a room, a page has nothing around it.
  const isBare = present === 'yes'
  const title = page?.title ?? screen?.title ?? (path === '/account' ? 'Account' : 'Leverage')

  useEffect(() => {
    document.title = title === 'Leverage' ? title : `${title} - Leverage`
  }, [title])

  const tour = useTour()
  const [isSearching, setSearching] = useState(false)
  const search = () => setSearching(true)
  const [isTelling, setTelling] = useState(false)
  const tell = () => setTelling((was) => !was)
  const endTelling = useCallback(() => setTelling(false), [])
  const bell = { open: isTelling, onClick: tell }
  const openOwnData = () => setDialog('own-data')
  useShellShortcuts({
    search,
    listKeys: () => setDialog('shortcuts'),
    startTour: tour.start,
    useOwnData: openOwnData,
    tell,
  })

  const close = () => setDialog(null)
  const onTour = status?.demo && !tour.ended && !tour.running ? tour.start : null
  return (
    <div className={styles.shell} data-shell data-bare={isBare}>
      <a href="#main" className={styles.skip} data-screen>
        Skip to the content
      </a>
      {!narrow && !isBare && <Rail onOwnData={openOwnData} onTour={onTour} />}
      <div>
        {isBare ? null : narrow ? (
          <NarrowBar title={title} onOwnData={openOwnData} onTour={onTour} onSearch={search} bell={bell} />
        ) : (
          <TopBar
            title={title}
            within={page?.within ?? null}
            ranks={(screen ?? page)?.ranks ?? false}
            note={noteOf(path, asOf)}
            onSearch={search}
            bell={bell}
          />
        )}
        <main id="main" tabIndex={-1} style={{ outline: 'none' }}>
          <Outlet />
        </main>
      </div>
      {tour.running && <Tour onEnd={tour.end} />}
      {isTelling && !isBare && <Notifications onClose={endTelling} />}
      {isSearching && <Palette onClose={() => setSearching(false)} />}
      <OwnDataDialog open={dialog === 'own-data'} status={status} onClose={close} />
      <ShortcutsDialog open={dialog === 'shortcuts'} onClose={close} />
    </div>
  )
}

/** What period the screen is about. */
function noteOf(path: string, asOf: string | undefined): string {
  if (path === '/track') return 'Past quarters'
  return asOf ? `As known on ${weekdayAndDay(asOf)}` : 'The year ahead'
}
