import type { ThreePoint } from '../../../model/evidence/three-point.ts'
import { CellFault, number } from './cells.ts'
import type { CsvRecord } from './row.ts'
import { PARTS } from './tables.ts'

/** Three columns as one estimate; null when all three are empty. Their order is for the schema to check. */
export function threePointOf(record: CsvRecord, prefix: string): ThreePoint | null {
  const [low = null, likely = null, high = null] = PARTS.map((part) => number(record, `${prefix}_${part}`))
  if (low === null && likely === null && high === null) return null
  if (low === null || likely === null || high === null) {
    throw new CellFault(
      `${prefix} has only some of ${prefix}_low, ${prefix}_likely and ${prefix}_high; give all three or none`,
    )
  }
  return { low, likely, high }
}
