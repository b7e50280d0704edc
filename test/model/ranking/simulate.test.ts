import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '../../../model/quantity.ts'
import { cellFactors } from '../../../model/ranking/cell-factors.ts'
import { factorAt } from '../../../model/ranking/factor-layout.ts'
import { roomForPlaces } from '../../../model/ranking/place-sums.ts'
import { type PreparedProject, type PreparedRanking, prepareRanking } from '../../../model/ranking/prepare.ts'
import { drawPart, openProject } from '../../../model/ranking/project-draws.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { slicesOf } from '../../../model/ranking/slice.ts'
import {
  AT_THEIR_WORD,
  arbitraryLosses,
  arbitraryProjects,
  evidence,
  exactly,
  PROPERTY,
  project,
  service,
} from '../../support/evidence.ts'

/** More than are made at once, and no multiple of what is summed together. */
const DRAWS = 131

/** What saves at one time of an outage only, or as much of either, of a whole service and of a part of it. */
const ONE_SIDED = (['detection', 'recovery', 'blastRadius'] as const).map((mechanism) =>
  project(
    mechanism,
    [{ services: ['api'] }, { severities: ['major' as const] }].map((selector) => ({
      ...selector,
      [mechanism]: exactly(0.4),
    })),
  ),
)

/** Customer minutes, money and hours that a project saves, unit by unit: f, b and d before detection, f, b and r after it, f and r of toil. */
function naive({ forecast }: PreparedRanking, prepared: PreparedProject) {
  const { columns, assumptions } = forecast
  const own = slicesOf(prepared, forecast)
  const open = openProject(prepared, own, roomForPlaces(own, columns), assumptions)
  const { slices } = open
  const saved = {
    reliability: new Float64Array(DRAWS),
    revenue: new Float64Array(DRAWS),
    toil: new Float64Array(DRAWS),
  }
  const add = (column: Float64Array, draw: number, amount: number) => {
    column[draw] = (column[draw] as number) + amount
  }
  for (const { from, draws, cells, byDraw } of cellFactors(forecast)) {
    drawPart(open)
    for (let own = 0; own < draws; own += 1) {
      const draw = from + own
      prepared.touches.forEach(({ positions }, slice) => {
        const left = (mechanism: 'frequency' | 'detection' | 'recovery' | 'blastRadius') =>
          slices[slice]?.[mechanism][own] as number
        const often = slices[slice]?.occurring[own] as number
        const struck = left('frequency') * left('blastRadius')
        for (const unit of positions) {
          const factor = often * (byDraw[factorAt(own, columns.cell[unit] as number, cells)] as number)
          const early = columns.detectionShare[unit] as number
          const share = early * (1 - struck * left('detection')) + (1 - early) * (1 - struck * left('recovery'))
          add(saved.reliability, draw, (columns.reliability[unit] as number) * factor * share)
          add(saved.revenue, draw, (columns.revenue[unit] as number) * factor * share)
          add(saved.toil, draw, (columns.toil[unit] as number) * factor * (1 - left('frequency') * left('recovery')))
        }
      })
    }
  }
  return saved
}

test('what a project saves in each draw is the sum over the units that it touches, whatever it shares with others', () => {
  const seen = { places: 0, rests: 0 }
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(4), fc.constantFrom(1, 2000), (losses, projects, cellsMost) => {
      const prepared = prepareRanking(
        evidence({
          assumptions: { ...AT_THEIR_WORD, draws: DRAWS, cellsMost },
          services: [...new Set(losses.map((loss) => loss.service))].map((id) =>
            service(id, { revenuePerMinute: money(40) }),
          ),
          losses,
          projects: [...projects, ...ONE_SIDED],
        }),
      )
      const { projects: simulated } = simulate(prepared)
      prepared.projects.forEach((project, at) => {
        for (const { places, rest } of slicesOf(project, prepared.forecast)) {
          seen.places += places.length
          seen.rests += rest.cells.length
        }
        const draws = simulated[at]
        for (const [dimension, expected] of Object.entries(naive(prepared, project))) {
          const own = draws?.[dimension as 'reliability' | 'revenue' | 'toil'] ?? new Float32Array(DRAWS)
          const scale = expected.reduce((most, value) => Math.max(most, value), 0)
          const furthest = own.reduce(
            (most, value, draw) => Math.max(most, Math.abs(value - (expected[draw] as number))),
            0,
          )
          expect(furthest).toBeLessThanOrEqual(1e-6 * scale)
        }
      })
    }),
    { ...PROPERTY, numRuns: 50 },
  )
  expect(seen.places).toBeGreaterThan(100)
  expect(seen.rests).toBeGreaterThan(100)
})
