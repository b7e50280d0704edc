import { memo, type ReactNode, useState } from 'react'
import { FACETS } from '../../../model/contract/evidence-tables.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { FilesMenu } from '../../components/files-menu.tsx'
import toolbar from '../../components/toolbar.module.css'
import { EXPORT_FORMATS, SLIDES } from '../../lib/export-address.ts'
import styles from './page.module.css'
import { rowsFile } from './queries.ts'
import type { useView } from './use-view.ts'
import { FACET_TITLES, facetWord } from './words.ts'

interface ToolbarProps {
  readonly view: ReturnType<typeof useView>
  /** How many rows are left, in words; null until it is known. */
  readonly shown: string | null
  readonly filter: Record<string, string | undefined>
  /** Facets that have no room of their own; null where they have. */
  readonly facets: ReactNode
  readonly isNarrowed: boolean
}

/** Words to search for, what the rows are narrowed down to, how many are left, and the way out as a file. */
export const Toolbar = memo(({ view, shown, filter, facets, isNarrowed }: ToolbarProps) => {
  const { search, tab, change } = view
  const [sheet, setSheet] = useState(false)
  const clear = () => change({ q: undefined, ...Object.fromEntries(FACETS.map((facet) => [facet, undefined])) })
  return (
    <div className={toolbar.toolbar} data-screen>
      <input
        type="search"
        className={styles.search}
        aria-label="Search these rows"
        placeholder="Words in title, id, service"
        value={search.q ?? ''}
        onChange={(event) => change({ q: event.target.value || undefined })}
      />
      {facets && (
        <Button onClick={() => setSheet(true)} active={isNarrowed}>
          Narrow down
        </Button>
      )}
      {FACETS.map((facet) => {
        const value = search[facet]
        return (
          value !== undefined && (
            <button
              key={facet}
              type="button"
              className={styles.chosen}
              aria-label={`Take away ${FACET_TITLES[facet]}: ${facetWord(facet, value)}`}
              onClick={() => change({ [facet]: undefined })}
            >
              {FACET_TITLES[facet]}: {facetWord(facet, value)} <span aria-hidden="true">×</span>
            </button>
          )
        )
      })}
      {isNarrowed && (
        <Button kind="link" onClick={clear}>
          Clear
        </Button>
      )}
      <span className={styles.count} role="status">
        {shown}
      </span>
      <FilesMenu
        label="Export rows"
        title="Export these rows"
        files={tab === 'slos' ? [...EXPORT_FORMATS, SLIDES] : EXPORT_FORMATS}
        addressOf={(format) => rowsFile(tab, format, filter)}
      />
      <Dialog open={sheet} title="Narrow down" onClose={() => setSheet(false)} sheet>
        {facets}
      </Dialog>
    </div>
  )
})
