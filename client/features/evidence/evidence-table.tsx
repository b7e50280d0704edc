import { type CSSProperties, type MouseEvent, memo } from 'react'
import type { EvidenceTab } from '../../lib/search.ts'
import { ROW_LINK } from '../../lib/use-close-project.ts'
import type { Column } from './columns/column.ts'
import { COLUMNS } from './columns/columns.ts'
import { Flags } from './flags.tsx'
import type { EvidenceRow } from './row-source.ts'
import styles from './table.module.css'

/** In pixels, as the style sheet has them. */
export const ROW_HEIGHT = { wide: 41, narrow: 73 } as const

/** How a row opens: an address to copy, and a way that keeps the page. */
export interface RowActions {
  readonly href: (id: string) => string
  readonly open: (event: MouseEvent<HTMLAnchorElement>, id: string) => void
  readonly sort: (sort: string) => void
  /** Null where rows cannot be changed. */
  readonly select: ((row: EvidenceRow, selected: boolean) => void) | null
}

interface HeadProps {
  readonly tab: EvidenceTab
  readonly sort: string | undefined
  readonly actions: RowActions
}

export const gridOf = (tab: EvidenceTab, selectable: boolean): CSSProperties =>
  ({
    '--columns': `${selectable ? '24px ' : ''}minmax(180px, 1fr) ${COLUMNS[tab].map(({ width }) => width).join(' ')}`,
  }) as CSSProperties

/** The columns' heads; those that can be sorted by are buttons. */
export function EvidenceHead({ tab, sort, actions }: HeadProps) {
  const first = COLUMNS[tab].find((column) => column.sort)?.sort
  const head = (column: Pick<Column<EvidenceRow>, 'title' | 'sort'>) =>
    column.sort ? (
      <button type="button" onClick={() => column.sort && actions.sort(column.sort)}>
        {column.title}
      </button>
    ) : (
      column.title
    )
  const sorted = (own: string | undefined) =>
    own !== undefined && own === (sort ?? first)
      ? own === 'title' || own === 'cause'
        ? 'ascending'
        : 'descending'
      : undefined
  return (
    <thead className={styles.head}>
      <tr className={styles.line}>
        {actions.select && (
          <td>
            <span className="unseen">Selected</span>
          </td>
        )}
        <th scope="col" aria-sort={sorted('title')}>
          {head({ title: 'Title', sort: 'title' })}
        </th>
        {COLUMNS[tab].map((column) => (
          <th
            key={column.key}
            scope="col"
            className={column.isNumber ? styles.right : undefined}
            aria-sort={sorted(column.sort)}
          >
            {head(column)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface RowProps {
  readonly tab: EvidenceTab
  /** Undefined: on its way. */
  readonly row: EvidenceRow | undefined
  readonly index: number
  /** Its height in pixels. */
  readonly height: number
  readonly open: boolean
  readonly selected: boolean
  readonly actions: RowActions
}

/** One row of evidence. The title's link covers it, but for its box. */
export const EvidenceTableRow = memo(({ tab, row, index, height, open, selected, actions }: RowProps) => {
  if (!row) return null
  return (
    <tr
      className={`${styles.line} ${styles.row}`}
      style={{ top: index * height }}
      data-open={open}
      data-picked={selected}
      aria-rowindex={index + 2}
    >
      {actions.select && (
        <td className={styles.box}>
          <input
            type="checkbox"
            aria-label={`Select ${row.title}`}
            checked={selected}
            onChange={(event) => actions.select?.(row, event.target.checked)}
          />
        </td>
      )}
      <th scope="row" data-flagged={row.flags.length > 0}>
        <a
          className={styles.title}
          href={actions.href(row.id)}
          title={row.title}
          onClick={(event) => actions.open(event, row.id)}
          {...{ [ROW_LINK]: row.id }}
        >
          {row.title}
        </a>
        <span className={styles.detail}>
          <Flags flags={row.flags} /> {'externalId' in row ? row.externalId : row.id}
        </span>
      </th>
      {COLUMNS[tab].map(({ key, isNumber, narrow, unit, cell }) => (
        <td key={key} className={isNumber ? `${styles.right} number` : undefined} data-narrow={narrow} data-unit={unit}>
          {cell(row)}
        </td>
      ))}
    </tr>
  )
})
