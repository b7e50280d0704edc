import type { ForecastCell, ForecastUnit } from '../../model/forecast/forecast.ts'
import { lossWeights } from '../../model/forecast/record.ts'
import { unitColumns } from '../../model/forecast/unit-columns.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'

/**
 * The same ranking with a cell for every incident: its Gamma has the incident's own age weight as shape, as the model
 * states it, and nothing is matched. What cells are an approximation of, at many times the draws.
 */
export function withOwnCells(prepared: PreparedRanking): PreparedRanking {
  const { evidence, forecast } = prepared
  const weights = lossWeights(evidence.losses, evidence.asOf, evidence.assumptions)
  const shapes = new Map(evidence.losses.map(({ incident }, row) => [incident, weights[row] ?? 0]))
  const cells: ForecastCell[] = [...forecast.cells]
  const cellOf = new Map<string, number>()
  const own = (unit: ForecastUnit): number => {
    if (unit.kind !== 'incident') return unit.cell
    const known = cellOf.get(unit.id)
    if (known !== undefined) return known
    const driftOf = forecast.cells[unit.cell]?.driftOf ?? null
    const cell = cells.push({ key: `incident|${unit.id}`, shape: shapes.get(unit.id) ?? 0, driftOf }) - 1
    cellOf.set(unit.id, cell)
    return cell
  }
  const units = forecast.units.map((unit) => ({ ...unit, cell: own(unit) }))
  const columns = unitColumns(units)
  // A cell of the old kind that no unit is in any more is not drawn.
  const used = new Set(units.map(({ cell }) => cell))
  return {
    ...prepared,
    forecast: {
      ...forecast,
      units,
      columns,
      cells: cells.map((cell, at) => (used.has(at) ? cell : { ...cell, shape: 0 })),
    },
  }
}
