import { amount } from '../../../model/format.ts'
import styles from './chart-frame.module.css'

type Cell = string | number

export interface ChartColumn {
  /** As a person reads it. */
  readonly title: string
  /** As a file has it: lower case, with its unit. */
  readonly name: string
  /** How its numbers are written in the table; the file has them as they are. */
  readonly write?: (value: number) => string
}

/** The figures of a chart: what its table shows and its file holds. The first column names the row. */
export interface ChartData {
  readonly columns: readonly ChartColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export const csvOf = ({ columns, rows }: ChartData): readonly (readonly Cell[])[] => [
  columns.map(({ name }) => name),
  ...rows,
]

/** The same figures as the chart, as a table. */
export function ChartTable({ data, title }: { readonly data: ChartData; readonly title: string }) {
  const { columns, rows } = data
  const isNumber = columns.map((_, column) => rows.some((row) => typeof row[column] === 'number'))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column, position) => (
              <th key={column.name} scope="col" data-number={isNumber[position]}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slice(0, 2).join('\u0000')}>
              {columns.map(({ name, write = amount }, column) => {
                const cell = row[column] ?? ''
                const text = typeof cell === 'number' ? write(cell) : cell
                return column === 0 ? (
                  <th key={name} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={name} className="number" data-number={isNumber[column]}>
                    {text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
