import { fillLevel, type Relaxation } from './relaxation.ts'
import { fillExcess } from './rows.ts'

/**
 * One round towards the best parts at fair prices, by the method of multipliers: each candidate takes a Newton step on
 * value - prices paid - penalties for broken rules, within 0 and 1, then broken rules become dearer. Whatever it finds,
 * `certify` turns into a proven bound; the better the prices, the tighter. Source: Bertsekas, "Constrained Optimization
 * and Lagrange Multiplier Methods" (1982), section 3.
 */
export function ascend(relaxation: Relaxation, sweeps: number): void {
  const { rows, price, excess, choice, part, stiffness } = relaxation
  fillLevel(relaxation)
  fillExcess(rows, choice, part, excess)
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (let index = 0; index < relaxation.count; index += 1) step(relaxation, relaxation.free[index] as number)
  }
  fillExcess(rows, choice, part, excess)
  for (let row = 0; row < price.length; row += 1) {
    price[row] = Math.max(0, (price[row] as number) + stiffness * (excess[row] as number))
  }
}

function step(relaxation: Relaxation, candidate: number): void {
  const { problem, rows, rate, partners, slope, level, part, price, excess, stiffness } = relaxation
  const { start, term } = problem.joint
  const [from, to] = [start[candidate] as number, start[candidate + 1] as number]
  const [firstEntry, lastEntry] = [rows.start[candidate] as number, rows.start[candidate + 1] as number]
  let gradient = slope[candidate] as number
  let curvature = 0
  for (let at = from; at < to; at += 1) {
    if ((partners[term[at] as number] as number) < 2) continue
    const change = (level[term[at] as number] as number) * (rate[at] as number)
    gradient += change
    curvature += change * (rate[at] as number)
  }
  for (let entry = firstEntry; entry < lastEntry; entry += 1) {
    const row = rows.row[entry] as number
    const coefficient = rows.coefficient[entry] as number
    const due = (price[row] as number) + stiffness * (excess[row] as number)
    if (due <= 0) continue
    gradient -= coefficient * due
    curvature += stiffness * coefficient * coefficient
  }
  const before = part[candidate] as number
  const wanted = curvature > 0 ? before + gradient / curvature : gradient > 0 ? 1 : 0
  const change = Math.min(1, Math.max(0, wanted)) - before
  if (change === 0) return
  part[candidate] = before + change
  for (let at = from; at < to; at += 1) {
    const own = term[at] as number
    if ((partners[own] as number) >= 2) level[own] = (level[own] as number) * Math.exp(-(rate[at] as number) * change)
  }
  for (let entry = firstEntry; entry < lastEntry; entry += 1) {
    const row = rows.row[entry] as number
    excess[row] = (excess[row] as number) + (rows.coefficient[entry] as number) * change
  }
}
