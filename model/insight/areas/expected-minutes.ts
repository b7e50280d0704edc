import type { Forecast } from '../../forecast/forecast.ts'
import { quantiles } from '../../random/quantile.ts'
import { cellFactors } from '../../ranking/cell-factors.ts'
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
  cellFactors(forecast).forEach((factors, cell) => {
    const minutes = byCell[cell] as number
    if (minutes === 0) return
    for (let draw = 0; draw < draws.length; draw += 1) {
      draws[draw] = (draws[draw] as number) + minutes * (factors[draw] as number)
    }
  })
  const [p10, p50, p90] = quantiles(draws, ESTIMATE_PROBABILITIES) as [number, number, number]
  return { mean: byCell.reduce((sum, minutes) => sum + minutes, 0), p10, p50, p90 }
}
