import heading from '../../components/heading.module.css'
import { Notes } from '../../components/notes.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { TroubleNotice, TroubleStrip } from '../../components/trouble.tsx'
import { useNarrow } from '../../lib/use-media.ts'
import { AreaCharts } from './area-charts.tsx'
import { AreaSwitches } from './area-switches.tsx'
import styles from './areas.module.css'
import { CellPanel } from './cell-panel.tsx'
import { EmptyAreas } from './empty-areas.tsx'
import { headline, subline } from './findings.ts'
import { AreaGaps } from './gaps.tsx'
import { LargestGap } from './largest-gap.tsx'
import { AreaMap } from './map.tsx'
import { OriginsChart } from './origins-chart.tsx'
import { ParetoChart } from './pareto-chart.tsx'
import { RowsDrawer } from './rows-drawer.tsx'
import { useAreas } from './use-areas.ts'

/** Where does it hurt, and is anybody on it? */
export function AreasPage() {
  const { search, view, frame, trouble, change, select, shown, again } = useAreas()
  const narrow = useNarrow()
  if (view && view.report.basis.losses === 0 && view.total <= 0) return <EmptyAreas asOf={search.asOf} />
  if (trouble && !view) {
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={trouble} onAgain={again} />
      </div>
    )
  }
  if (!view || !frame) return <PageSkeleton words="Losses are being summed up" height={540} />
  const cell = view.report.cells.find(({ service, cause }) => service === shown?.service && cause === shown.cause)
  return (
    <div className={styles.page}>
      {trouble && <TroubleStrip trouble={trouble} onAgain={again} />}
      <div className={heading.head}>
        <div>
          <h1 className={heading.headline}>{headline(view)}</h1>
          <p className={heading.subline}>
            {subline(view)}
            <LargestGap view={view} />
          </p>
        </div>
        <AreaSwitches view={view} onChange={change} />
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          <AreaMap view={view} selected={shown} onSelect={select} narrow={narrow} />
          <div className={styles.pair}>
            <ParetoChart view={view} />
            <OriginsChart view={view} />
          </div>
        </div>
        <div className={styles.side}>
          {cell && (
            <CellPanel
              cell={cell}
              view={view}
              asOf={search.asOf}
              version={frame.version}
              onOpenRows={() => change({ cell: `${cell.service},${cell.cause}`, rows: 'open' })}
            />
          )}
          <AreaGaps view={view} selected={shown} onSelect={select} />
        </div>
      </div>
      <AreaCharts view={view} asOf={search.asOf} version={frame.version} />
      <Notes notes={view.report.notes} />
      <RowsDrawer
        cell={search.rows === 'open' && cell ? cell : null}
        view={view}
        asOf={search.asOf}
        version={frame.version}
        onClose={() => change({ rows: undefined })}
      />
    </div>
  )
}
