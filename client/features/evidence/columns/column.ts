import type { ReactNode } from 'react'

/** A column beside the title, which every table has. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** As CSS has it in a grid. */
  readonly width: string
  readonly isNumber?: boolean
  /** The sort that its head asks for; left out: it cannot be sorted by. */
  readonly sort?: string
  /** Stays on narrow screens, in the line below the title. */
  readonly narrow?: boolean
  /** What its number is of, told behind it there, since no head stands above it. */
  readonly unit?: string
  readonly cell: (row: Row) => ReactNode
}

export const columns = <Row>(list: readonly Column<Row>[]) => list

/** Of the column that names services. */
export const SERVICES = 'minmax(112px, 0.25fr)'
