import type { Forecast } from '../../forecast/forecast.ts'
import { quantiles } from '../../random/quantile.ts'
import { cellFactors } from '../../ranking/cell-factors.ts'
import { factorAt } from '../../ranking/factor-layout.ts'
import { ESTIMATE_PROBABILITIES, type Estimate } from '../../ranking/ranked.ts'

/**
 * Expected customer minutes of the horizon with the doubt about how often things happen: the percentiles are of what is
 * to be expected, not of what luck will bring. Cost: draws x cells.
 */
export function expectedMinutes(forecast: Forecast): Estimate {
  const { columns, assumptions } = forecast
  const byCell = new Float64Array(forecast.cells.length)
  for (let unit = 0; unit < columns.cell.length; unit += 1) {
    const cell = columns.cell[unit] as number
    byCell[cell] = (byCell[cell] as number) + (columns.reliability[unit] as number)
  }
  const draws = new Float64Array(assumptions.draws)
  for (const { from, draws: length, cells, byDraw } of cellFactors(forecast)) {
    for (let draw = 0; draw < length; draw += 1) {
      let sum = 0
      for (let cell = 0; cell < cells; cell += 1)
        sum += (byCell[cell] as number) * (byDraw[factorAt(draw, cell, cells)] as number)
      draws[from + draw] = sum
    }
  }
  const [p10, p50, p90] = quantiles(draws, ESTIMATE_PROBABILITIES) as [number, number, number]
  return { mean: byCell.reduce((sum, minutes) => sum + minutes, 0), p10, p50, p90 }
}
