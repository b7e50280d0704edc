import { memo } from 'react'
import { amount, chance, leverage, listShort, percent, weeks } from '../../../model/format.ts'
import { ChanceBar, ProvenanceBar } from '../../charts/bars.tsx'
import { EffortMark, GridLines, Interval } from '../../charts/interval.tsx'
import { MovedMark } from './moved-mark.tsx'
import type { RankingRow } from './row.ts'
import { type Opener, RowLink } from './row-link.tsx'
import type { Scales } from './scales.ts'
import styles from './table.module.css'

interface RowProps {
  readonly row: RankingRow
  readonly top: number
  readonly scales: Scales
  readonly settled: boolean
  readonly open: boolean
  /** Places that it went up, below 0 for down. */
  readonly up: number
  readonly opensTier: boolean
  readonly beforeCut: boolean
  readonly last: boolean
  readonly opener: Opener
  readonly rice: boolean
  /** Whether another is to be compared with it. */
  readonly picked: boolean
  readonly onPick: (id: string) => void
}

/** One project. The title's link covers the row. */
export const TableRow = memo(
  ({ row, top, scales, settled, open, up, opensTier, beforeCut, last, opener, rice, picked, onPick }: RowProps) => {
    const interval = row.leverageInterval
    const range = interval ? `P10 ${leverage(interval.p10)}, P90 ${leverage(interval.p90)}` : undefined
    return (
      <tr
        className={styles.row}
        aria-rowindex={row.rank + 1}
        style={{ top }}
        data-glide={row.id}
        data-top={top}
        data-opens={opensTier}
        data-open={open}
        data-below={row.aboveLine === false}
        data-before-cut={beforeCut}
        data-last={last}
      >
        <td className={`${styles.rank} number`}>
          {row.rank}
          <MovedMark up={up} />
          <button
            type="button"
            className={styles.pick}
            tabIndex={-1}
            aria-pressed={picked}
            aria-label={`Compare ${row.title}`}
            title="Compare with another (c)"
            onClick={() => onPick(row.id)}
          >
            <span aria-hidden="true" />
          </button>
        </td>
        <td className={styles.project}>
          <RowLink className={styles.title} id={row.id} title={row.title} opener={opener} />
          <span className={styles.detail}>{listShort([row.team, ...row.services], 3)}</span>
        </td>
        <td className={`${styles.leverage} number`} title={range}>
          {leverage(row.leverage)}
        </td>
        <td className={styles.plot} aria-label={range ?? 'being computed'}>
          <GridLines scale={scales.leverage} />
          <Interval
            scale={scales.leverage}
            mean={row.leverage * 100}
            p10={interval && interval.p10 * 100}
            p90={interval && interval.p90 * 100}
            ring={row.aboveLine === false}
            faint={!settled}
          />
        </td>
        <td className={`${styles.value} number`}>{percent(row.value)}</td>
        <td className={styles.effortPlot} aria-label={`${row.effort.low} to ${row.effort.high} weeks`}>
          <GridLines scale={scales.effort} />
          <EffortMark scale={scales.effort} {...row.effort} />
        </td>
        <td className={`${styles.effort} number`}>{weeks(row.effort.mean)}</td>
        <td className={`${styles.chance} number ${settled ? '' : styles.pending}`}>
          <ChanceBar chance={row.chance} />
          {row.chance === null ? '' : chance(row.chance)}
        </td>
        {rice && (
          <td className={`${styles.rice} number`} title={row.rice ? `RICE score ${amount(row.rice.score)}` : undefined}>
            {row.rice?.rank}
          </td>
        )}
        <td className={styles.provenance}>
          <ProvenanceBar shares={row.provenance} />
        </td>
      </tr>
    )
  },
)
