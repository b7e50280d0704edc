import { type CSSProperties, useMemo } from 'react'
import type { Grouping } from '../../../model/ranking/groups.ts'
import { useGlide } from '../../components/use-glide.ts'
import { useWindow } from '../../lib/use-window.ts'
import { CutRow } from './cut-row.tsx'
import group from './group.module.css'
import type { GroupGain } from './group-heading.ts'
import { GroupRow } from './group-row.tsx'
import { GroupSwitch } from './group-switch.tsx'
import { layoutGroups, layoutRanking, TABLE_HEIGHTS, type Tier, visiblePieces } from './layout.ts'
import type { RankingRow, RankingView } from './row.ts'
import { useOpener } from './row-link.tsx'
import { type Scales, wordsWidth } from './scales.ts'
import styles from './table.module.css'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'

interface TableProps {
  readonly view: RankingView
  readonly rows: readonly RankingRow[]
  readonly scales: Scales
  /** The id of the project whose panel is open. */
  readonly open: string | undefined
  /** Places that a project went up since the day that moves are told since. */
  readonly placesUp: (id: string) => number
  readonly chanceOf: string
  readonly by: Grouping | undefined
  readonly gains: ReadonlyMap<string | null, GroupGain>
  /** The id of the project that another is to be compared with. */
  readonly picked: string | undefined
  readonly onPick: (id: string) => void
}

/** The ranking as a table: every row on the same scales, tiers in the gutter, the cut line where the weeks run out. */
export function RankingTable({ view, rows, scales, open, placesUp, chanceOf, by, gains, picked, onPick }: TableProps) {
  const layout = by ? layoutGroups(rows, by, TABLE_HEIGHTS) : layoutRanking(rows, TABLE_HEIGHTS)
  const body = useGlide<HTMLTableSectionElement>(layout.pieces)
  const [from, to] = useWindow(body, rows.length)
  const opener = useOpener()
  // biome-ignore lint/correctness/useExhaustiveDependencies: as long as the scales are those of before, the words are
  const words = useMemo(() => `${Math.ceil(wordsWidth(view.rows))}px`, [scales])
  const rice = view.rows.some((row) => row.rice !== null)
  return (
    <div className={styles.frame}>
      <div className={group.inTable}>
        <GroupSwitch />
      </div>
      <table
        className={styles.table}
        data-rice={rice}
        data-picking={picked !== undefined}
        style={{ '--words': words } as CSSProperties}
        aria-label="Projects by leverage"
        aria-rowcount={rows.length + 1}
      >
        <TableHead scales={scales} chanceOf={chanceOf} rice={rice} />
        <tbody className={styles.body} ref={body} data-stack style={{ height: layout.height }}>
          {visiblePieces(layout.pieces, from, to).map((piece, position, pieces) => {
            if (piece.kind === 'cut') return view.cut && <CutRow key="cut" top={piece.top} cut={view.cut} />
            if (piece.kind === 'tier') return null
            if (piece.kind === 'group')
              return by && <GroupRow key={piece.key} top={piece.top} group={piece.group} by={by} gains={gains} />
            const next = pieces[position + 1]
            return (
              <TableRow
                key={piece.key}
                row={piece.row}
                top={piece.top}
                scales={scales}
                settled={view.settled}
                open={piece.row.id === open}
                up={placesUp(piece.row.id)}
                opensTier={piece.opensTier && piece.top > 0}
                beforeCut={next?.kind === 'cut' || next?.kind === 'group'}
                last={next === undefined}
                opener={opener}
                rice={rice}
                picked={piece.row.id === picked}
                onPick={onPick}
              />
            )
          })}
        </tbody>
      </table>
      <div className={styles.gutter} data-screen style={{ height: layout.height }} aria-hidden="true">
        {layout.tiers.map((tier) => (
          <Bracket key={tier.tier} tier={tier} />
        ))}
      </div>
    </div>
  )
}

/** Below this height only the first words fit along a bracket. */
const ROOM_FOR_WORDS = 100

/** Neighbours in one tier, held together in the gutter. A project on its own has none. */
function Bracket({ tier: { top, height, size, first, last } }: { readonly tier: Tier }) {
  if (size < 2) return null
  return (
    <div
      className={styles.bracket}
      style={{ top: top + 6, height: height - 13 }}
      title={`${first} to ${last}: too close to call`}
    >
      <span>{height > ROOM_FOR_WORDS ? 'too close to call' : 'too close'}</span>
    </div>
  )
}
