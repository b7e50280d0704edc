import styles from './chart-frame.module.css'
import { type ChartData, shownCell } from './table-text.ts'

/** The same figures as the chart, as a table. */
export function ChartTable({ data, title }: { readonly data: ChartData; readonly title: string }) {
  const { columns, rows } = data
  const isNumber = columns.map((_, column) => rows.some((row) => typeof row[column] === 'number'))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} data-scroll tabIndex={0} aria-label={title}>
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
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.name} scope="row">
                    {shownCell(column, row[at])}
                  </th>
                ) : (
                  <td key={column.name} className="number" data-number={isNumber[at]}>
                    {shownCell(column, row[at])}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
