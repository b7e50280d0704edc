import { savedShare, savedToilShare } from '../effect/reduction.ts'
import type { PerDimension } from '../evidence/lens.ts'
import { expectedOn } from '../ranking/avoided.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import type { InputSubject, UncertainInput } from './input.ts'
import { rateSpread } from './spread.ts'

/** An input that the record tells, with the part of the project's value that it scales. */
type ForecastInput = Omit<UncertainInput, 'value' | 'effort'> & { readonly share: number }

interface Source {
  readonly subject: InputSubject
  readonly drift: number
  /** Value that the project gets from each cell of it. */
  readonly byCell: Map<number, number>
}

/**
 * How often what a project touches will occur, relative to the forecast: one input for each service that fails, each
 * risk, each service's burn. An incident felt by several services fails with the one it hit hardest, as in the draws.
 * What a service adds is a sum of Gammas, one a cell; it counts as one Gamma with the same mean and variance.
 * Sources that add nothing are left out. Cost: units touched.
 */
export function forecastInputs(
  prepared: PreparedRanking,
  { project, touches }: PreparedProject,
  pain: PerDimension,
): ForecastInput[] {
  const { columns, cells, assumptions } = prepared.forecast
  const sources = new Map<string, Source>()
  for (const touch of touches) {
    const reductions = expectedOn(project, touch, assumptions)
    const toilShare = savedToilShare(reductions)
    for (const unit of touch.positions) {
      const share = savedShare(reductions, columns.detectionShare[unit] as number)
      const lost =
        (columns.reliability[unit] as number) * pain.reliability + (columns.revenue[unit] as number) * pain.revenue
      const value = lost * share + (columns.toil[unit] as number) * toilShare * pain.toil
      if (value <= 0) continue
      const { byCell } = sourceOf(unit, prepared, sources)
      const cell = columns.cell[unit] as number
      byCell.set(cell, (byCell.get(cell) ?? 0) + value)
    }
  }
  return [...sources].map(([key, { subject, drift, byCell }]) => {
    let share = 0
    let variance = 0
    for (const [cell, value] of byCell) {
      share += value
      variance += value ** 2 / (cells[cell]?.shape ?? 0)
    }
    return {
      key,
      subject,
      estimate: null,
      spread: rateSpread(share ** 2 / variance, drift),
      least: 0,
      most: Number.POSITIVE_INFINITY,
      share,
    }
  })
}

function sourceOf(position: number, { forecast }: PreparedRanking, sources: Map<string, Source>): Source {
  const { units, cells, assumptions } = forecast
  const unit = units[position]
  if (!unit) throw new RangeError(`the forecast has no unit ${position}`)
  const failing = cells[unit.cell]?.driftOf ?? null
  const subject = subjectOf(unit, failing)
  const key = `${subject.kind}/${unit.kind === 'risk' ? unit.id : (failing ?? unit.service)}`
  const source = sources.get(key) ?? { subject, drift: failing === null ? 0 : assumptions.drift, byCell: new Map() }
  sources.set(key, source)
  return source
}

function subjectOf(
  { kind, id, service }: { readonly kind: string; readonly id: string; readonly service: string },
  failing: string | null,
): InputSubject {
  if (kind === 'risk') return { kind: 'risk', risk: id }
  if (kind === 'background') return { kind: 'background', service }
  return { kind: 'failures', service: failing ?? service }
}
