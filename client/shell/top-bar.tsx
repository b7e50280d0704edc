import { ExportMenu } from './export-menu.tsx'
import { Freshness } from './freshness.tsx'
import { ProjectSearch } from './project-search.tsx'
import { ShareButton } from './share-button.tsx'
import styles from './shell.module.css'

/** The bar of wide screens: where one is, how fresh the data is, and what can be done with the view. */
export function TopBar({
  title,
  note,
  ranks,
}: {
  readonly title: string
  readonly note: string
  readonly ranks: boolean
}) {
  return (
    <header className={styles.bar}>
      <p className={styles.where}>
        <strong>{title}</strong> {ranks && <span>{note}</span>}
      </p>
      <Freshness />
      <ProjectSearch />
      {ranks && <ExportMenu />}
      <ShareButton />
    </header>
  )
}
