import { useSearch } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { DEFAULT_LENSES, type Dimension } from '../../../model/evidence/lens.ts'
import { rankingHeadline } from '../../../model/ranking/headline.ts'
import { Notes } from '../../components/notes.tsx'
import { TroubleNotice, TroubleStrip } from '../../components/trouble.tsx'
import { useNarrow } from '../../lib/use-media.ts'
import { Controls } from './controls.tsx'
import { Empty, missingFor } from './empty.tsx'
import { Filtered } from './filtered.tsx'
import { Foot } from './foot.tsx'
import { scatterTitle, subline } from './headline.ts'
import styles from './page.module.css'
import { PageLinks } from './page-links.tsx'
import { PickStrip } from './pick-strip.tsx'
import { RankingList } from './ranking-list.tsx'
import { RankingTable } from './ranking-table.tsx'
import type { RankingRow } from './row.ts'
import { scalesOf } from './scales.ts'
import { ScatterPanel } from './scatter-panel.tsx'
import { SidePanels } from './side-panels.tsx'
import { Skeleton } from './skeleton.tsx'
import { useGroups } from './use-groups.ts'
import { useMoves } from './use-moves.ts'
import { usePick } from './use-pick.ts'
import { useRankingView } from './use-ranking-view.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useVersion } from './use-version.ts'
import { filterRows } from './view.ts'

/** What first? */
export function RankingPage() {
  const search = useSearch({ from: '/ranking' })
  const narrow = useNarrow()
  const { view, frame, report, trouble, settled, again } = useRankingView()
  const version = useVersion(report, settled)
  const moves = useMoves(version)
  const gains = useGroups()
  const { picked, pick } = usePick()
  useRowKeys()

  const totals = report?.totals
  const hasEvidence = (dimension: Dimension) => (totals ? totals[dimension] > 0 : true)
  const rows = useMemo(() => filterRows(view?.rows ?? [], search), [view, search])
  // All this stays while weights are being moved: what moves are the projects.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new report makes a new scale, and other words
  const { scales, teams, services } = useMemo(() => sharedBy(view?.rows ?? []), [report, frame, view === null])

  // The chart waits for the report: it draws intervals, and so many marks that it would hold up a slider.
  const lastSettled = useRef(view)
  if (view?.settled) lastSettled.current = view

  const missing = missingFor(frame, report, search.asOf)
  if (missing) return <Empty missing={missing} />
  if (trouble && !view) {
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={trouble} onAgain={again} />
      </div>
    )
  }
  const lens = frame?.lenses.find(({ id }) => id === report?.lens)
  const made = report && subline(report, report.lens === 'custom' ? null : (lens?.title ?? report.lens))
  // In the list tiers have headings, which would push apart rows that are shown before them.
  const inPlace = !narrow || report !== null || trouble !== null
  const pickedTitle = frame?.projects.find(({ id }) => id === picked)?.title
  const hasCut = report === null || report.capacity !== null
  return (
    <div className={styles.page} data-beside={search.project !== undefined}>
      {trouble && <TroubleStrip trouble={trouble} onAgain={again} />}
      {!narrow && <PageLinks />}
      <h1 className={`${styles.headline} ${report ? '' : styles.headlineToCome}`}>
        {report ? rankingHeadline(report, narrow ? 'weeks' : 'engineer-weeks') : <Waiting />}
      </h1>
      {!narrow && <p className={styles.subline}>{made}</p>}
      <Controls
        lenses={frame?.lenses ?? DEFAULT_LENSES}
        teams={teams}
        services={services}
        hasEvidence={hasEvidence}
        narrow={narrow}
      />
      {pickedTitle && picked && <PickStrip title={pickedTitle} onCancel={() => pick(picked)} />}
      <div className={styles.columns}>
        <div>
          {!(view && inPlace) && <Skeleton rows={16} />}
          {view && inPlace && narrow && (
            <RankingList
              view={view}
              rows={rows}
              scale={scales.leverage}
              chanceOf={hasCut ? 'above the cut' : `in the first ${report.k}`}
              placesUp={moves.placesOf}
              by={search.group}
              gains={gains}
            />
          )}
          {view && !narrow && (
            <RankingTable
              view={view}
              rows={rows}
              scales={scales}
              open={search.project}
              placesUp={moves.placesOf}
              chanceOf={hasCut ? 'above cut' : `in first ${report.k}`}
              by={search.group}
              gains={gains}
              picked={picked}
              onPick={pick}
            />
          )}
          {view && rows.length < view.rows.length && <Filtered shown={rows.length} all={view.rows.length} />}
          {report && view && <Foot threshold={report.tierThreshold} indent={!narrow} />}
          {report && <Notes notes={report.notes} made={narrow ? made : null} />}
        </div>
        {report && view && (
          <div className={styles.side}>
            <ScatterPanel
              title={scatterTitle(report)}
              rows={(lastSettled.current ?? view).rows}
              open={search.project}
            />
            <SidePanels report={report} moves={moves} version={version} />
          </div>
        )}
      </div>
    </div>
  )
}

const Waiting = () => (
  <>
    <span className="unseen">The ranking is being computed</span>
    <span className={`${styles.block} ${styles.blockLine}`} />
  </>
)

/** What all rows have in common, whatever their order. */
const sharedBy = (rows: readonly RankingRow[]) => ({
  scales: scalesOf(rows),
  teams: distinct(rows.map(({ team }) => team)),
  services: distinct(rows.flatMap((row) => row.services)),
})

const distinct = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].sort((left, right) => left.localeCompare(right, 'en'))
