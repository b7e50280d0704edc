/** "Q4 2025" -> "Q4 25". */
export const shortQuarter = (quarter: string): string => quarter.replace(/ 20(\d\d)$/, ' $1')

/** "Q4 2025" -> ["Q4", "2025"]. */
export const quarterAndYear = (quarter: string): readonly [string, string] => {
  const [part = quarter, year = ''] = quarter.split(' ')
  return [part, year]
}
