import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { ExportMenu } from './export-menu.tsx'
import { Freshness } from './freshness.tsx'
import { Bell } from './notifications/bell.tsx'
import { SearchButton } from './search-button.tsx'
import { ShareButton } from './share-button.tsx'
import styles from './shell.module.css'

const PATHS = { Ranking: '/ranking', Plan: '/plan', Requests: '/requests' } as const

/** The bar of wide screens: where one is, how fresh the data is, and what can be done with the view. */
export function TopBar({
  title,
  within,
  note,
  ranks,
  onSearch,
  bell,
}: {
  readonly title: string
  /** The screen that this is a page of. */
  readonly within: 'Ranking' | 'Plan' | 'Requests' | null
  readonly note: string
  readonly ranks: boolean
  readonly onSearch: () => void
  readonly bell: ComponentProps<typeof Bell>
}) {
  return (
    <header className={styles.bar} data-screen>
      <p className={styles.where}>
        {within && (
          <>
            <Link to={PATHS[within]} search={({ lens, weights, asOf }) => ({ lens, weights, asOf })}>
              {within}
            </Link>
            <span aria-hidden="true">/</span>
          </>
        )}
        <strong>{title}</strong> {ranks && <span>{note}</span>}
      </p>
      <Freshness />
      <SearchButton onClick={onSearch} />
      <ExportMenu />
      <ShareButton />
      <Bell {...bell} />
    </header>
  )
}
