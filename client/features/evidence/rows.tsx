import { type RefObject, useMemo } from 'react'
import type { EvidenceTab } from '../../lib/search.ts'
import { EvidenceHead, EvidenceTableRow, gridOf, type RowActions } from './evidence-table.tsx'
import type { RowSource } from './row-source.ts'
import styles from './table.module.css'
import { TAB_TITLES } from './words.ts'

interface RowsProps {
  readonly tab: EvidenceTab
  readonly source: RowSource
  /** The first and the last row in view. */
  readonly from: number
  readonly to: number
  /** Of one row, in pixels. */
  readonly height: number
  readonly open: string | undefined
  readonly sort: string | undefined
  readonly selected: ReadonlySet<string>
  readonly actions: RowActions
  readonly body: RefObject<HTMLTableSectionElement | null>
}

/** A table of any length: only the rows near the window are on the page. */
export function Rows({ tab, source, from, to, height, open, sort, selected, actions, body }: RowsProps) {
  const style = useMemo(() => gridOf(tab, actions.select !== null), [tab, actions.select])
  const last = Math.min(to, source.matching - 1)
  const shown = Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => from + index)
  return (
    <table className={styles.table} style={style} aria-label={TAB_TITLES[tab]} aria-rowcount={source.matching + 1}>
      <EvidenceHead tab={tab} sort={sort} actions={actions} />
      <tbody className={styles.body} ref={body} data-stack style={{ height: source.matching * height }}>
        {shown.map((index) => {
          const row = source.rowAt(index)
          return (
            <EvidenceTableRow
              key={row?.id ?? index}
              tab={tab}
              row={row}
              index={index}
              height={height}
              open={row !== undefined && row.id === open}
              selected={row !== undefined && selected.has(row.id)}
              actions={actions}
            />
          )
        })}
      </tbody>
    </table>
  )
}
