import { memo } from 'react'
import { chance, leverage, ordinal, percent, weeks } from '../../../model/format.ts'
import type { Grouping } from '../../../model/ranking/groups.ts'
import { ProvenanceBar } from '../../charts/bars.tsx'
import { AxisLabels, GridLines, Interval } from '../../charts/interval.tsx'
import type { Scale } from '../../charts/scale.ts'
import { useGlide } from '../../components/use-glide.ts'
import { useWindow } from '../../lib/use-window.ts'
import { cutText } from './cut-row.tsx'
import type { GroupGain } from './group-heading.ts'
import { GroupItem } from './group-row.tsx'
import { GroupSwitch } from './group-switch.tsx'
import { LIST_HEIGHTS, layoutGroups, layoutRanking, type Tier, visiblePieces } from './layout.ts'
import styles from './list.module.css'
import { MovedMark } from './moved-mark.tsx'
import type { RankingRow, RankingView } from './row.ts'
import { type Opener, RowLink, useOpener } from './row-link.tsx'

interface ListProps {
  readonly view: RankingView
  readonly rows: readonly RankingRow[]
  readonly scale: Scale
  /** What the chance is of: "above the cut". */
  readonly chanceOf: string
  /** Places that a project went up since the day that moves are told since. */
  readonly placesUp: (id: string) => number
  readonly by: Grouping | undefined
  readonly gains: ReadonlyMap<string | null, GroupGain>
}

/** The ranking for narrow screens: tiers become headings, the interval stays. */
export function RankingList({ view, rows, scale, chanceOf, placesUp, by, gains }: ListProps) {
  const layout = by ? layoutGroups(rows, by, LIST_HEIGHTS) : layoutRanking(rows, LIST_HEIGHTS)
  const body = useGlide<HTMLUListElement>(layout.pieces)
  const [from, to] = useWindow(body, rows.length)
  const opener = useOpener()
  return (
    <div className={styles.list}>
      <div className={styles.switch}>
        <GroupSwitch />
      </div>
      <div className={styles.axis}>
        Leverage, % of pain per engineer-week, P10 to P90
        <span className={styles.axisLine}>
          <span className={styles.marks}>
            <AxisLabels scale={scale} />
          </span>
        </span>
      </div>
      <ul
        className={styles.body}
        ref={body}
        data-stack
        style={{ height: layout.height }}
        aria-label="Projects by leverage"
      >
        {visiblePieces(layout.pieces, from, to).map((piece) => {
          if (piece.kind === 'tier') return <TierHeading key={piece.key} top={piece.top} tier={piece.tier} />
          if (piece.kind === 'group')
            return by && <GroupItem key={piece.key} top={piece.top} group={piece.group} by={by} gains={gains} />
          if (piece.kind === 'row')
            return (
              <ListRow
                key={piece.key}
                top={piece.top}
                row={piece.row}
                scale={scale}
                settled={view.settled}
                chanceOf={chanceOf}
                up={placesUp(piece.row.id)}
                opener={opener}
              />
            )
          return (
            view.cut && (
              <li key="cut" className={styles.cut} style={{ top: piece.top }} data-tour="cut">
                Cut line: {cutText(view.cut, 'weeks')} <span className={styles.dash} aria-hidden="true" />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

function TierHeading({ top, tier: { first, last, size } }: { readonly top: number; readonly tier: Tier }) {
  return (
    <li className={styles.tier} style={{ top }}>
      <strong>{size > 1 ? `${first} to ${last}` : first}</strong> {size > 1 ? 'too close to call' : 'on its own'}
    </li>
  )
}

interface RowProps {
  readonly top: number
  readonly row: RankingRow
  readonly scale: Scale
  readonly settled: boolean
  readonly chanceOf: string
  readonly up: number
  readonly opener: Opener
}

const ListRow = memo(({ top, row, scale, settled, chanceOf, up, opener }: RowProps) => (
  <li className={styles.row} style={{ top }} data-glide={row.id} data-top={top} data-below={row.aboveLine === false}>
    <span className={`${styles.rank} number`}>
      {row.rank} <MovedMark up={up} isBelow />
    </span>
    <RowLink className={styles.title} id={row.id} title={row.title} opener={opener} />
    <span className={`${styles.leverage} number`}>{leverage(row.leverage)}</span>
    <span className={styles.marks}>
      <span className={styles.plot}>
        <GridLines scale={scale} />
        <Interval
          scale={scale}
          mean={row.leverage * 100}
          p10={row.leverageInterval && row.leverageInterval.p10 * 100}
          p90={row.leverageInterval && row.leverageInterval.p90 * 100}
          ring={row.aboveLine === false}
          faint={!settled}
        />
      </span>
      <ProvenanceBar shares={row.provenance} />
    </span>
    <span className={`${styles.facts} number`}>
      {percent(row.value)} for {weeks(row.effort.mean)} weeks
      {row.chance !== null && `, ${chance(row.chance)} ${chanceOf}`}
      {row.rice && `, RICE ${ordinal(row.rice.rank)}`}
    </span>
  </li>
))
