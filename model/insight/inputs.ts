import type { PerDimension } from '../evidence/lens.ts'
import { MECHANISMS, type Mechanism, type Project } from '../evidence/project.ts'
import { threePointMean } from '../evidence/three-point.ts'
import { avoidedBy, expectedClosingOf } from '../ranking/avoided.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { asPain } from '../ranking/weights.ts'
import { forecastInputs } from './forecast-inputs.ts'
import type { Line, UncertainInput } from './input.ts'
import { estimateSpread } from './spread.ts'

/**
 * Everything that a project's leverage depends on: each stated mechanism, each team's effort, how often what it touches
 * will happen, the chances of loss of requests it may close. Cost: units touched x stated mechanisms.
 * @param pain as `painPerUnit` gives it
 */
export function projectInputs(prepared: PreparedRanking, own: PreparedProject, pain: PerDimension): UncertainInput[] {
  const value = asPain(own.avoided.total, pain)
  const effort = constant(own.effort)
  return [
    ...mechanismInputs(prepared, own, pain).map((input) => ({ ...input, effort })),
    ...effortInputs(prepared, own).map((input) => ({ ...input, value: constant(value) })),
    ...forecastInputs(prepared, own, pain).map(({ share, ...input }) => ({
      ...input,
      value: { start: value - share, slope: share },
      effort,
    })),
    ...stakeInputs(prepared, own, pain, value).map((input) => ({ ...input, effort })),
  ]
}

const constant = (start: number): Line => ({ start, slope: 0 })

function mechanismInputs(
  { forecast, evidence }: PreparedRanking,
  { project, touches, demand }: PreparedProject,
  pain: PerDimension,
): Omit<UncertainInput, 'effort'>[] {
  const valueAt = (effect: number, mechanism: Mechanism, x: number) =>
    asPain(avoidedBy(withReduction(project, effect, mechanism, x), touches, demand, forecast).total, pain)
  return project.effects.flatMap((stated, effect) =>
    MECHANISMS.flatMap((mechanism) => {
      const estimate = stated[mechanism]
      if (!estimate) return []
      const start = valueAt(effect, mechanism, 0)
      return [
        {
          key: `effect/${effect}/${mechanism}`,
          subject: { kind: 'mechanism', effect, mechanism } as const,
          estimate,
          spread: estimateSpread(estimate, 1, evidence.assumptions),
          least: 0,
          most: 1,
          value: { start, slope: valueAt(effect, mechanism, 1) - start },
        },
      ]
    }),
  )
}

/** The project with one reduction known. */
const withReduction = (project: Project, effect: number, mechanism: Mechanism, x: number): Project => ({
  ...project,
  effects: project.effects.map((stated, position) =>
    position === effect ? { ...stated, [mechanism]: { low: x, likely: x, high: x } } : stated,
  ),
})

const effortInputs = ({ evidence }: PreparedRanking, own: PreparedProject): Omit<UncertainInput, 'value'>[] =>
  own.project.effort.map(({ team, low, likely, high }, position) => ({
    key: `effort/${position}/${team}`,
    subject: { kind: 'effort', position, team },
    estimate: { low, likely, high },
    spread: estimateSpread({ low, likely, high }, Number.POSITIVE_INFINITY, evidence.assumptions),
    least: 0,
    most: Number.POSITIVE_INFINITY,
    effort: { start: own.effort - threePointMean({ low, likely, high }, evidence.assumptions), slope: 1 },
  }))

function stakeInputs(
  { evidence: { assumptions } }: PreparedRanking,
  { project, demand }: PreparedProject,
  pain: PerDimension,
  value: number,
): Omit<UncertainInput, 'effort'>[] {
  return demand.flatMap((touched) => {
    const closing = expectedClosingOf(project, touched, assumptions)
    return touched.items.flatMap(({ id, atStake, chanceOfLoss }) => {
      if (!chanceOfLoss || atStake <= 0) return []
      const slope = atStake * closing * pain.revenue
      return [
        {
          key: `chance of loss/${id}`,
          subject: { kind: 'chance of loss', request: id } as const,
          estimate: chanceOfLoss,
          spread: estimateSpread(chanceOfLoss, 1, assumptions),
          least: 0,
          most: 1,
          value: { start: value - slope * threePointMean(chanceOfLoss, assumptions), slope },
        },
      ]
    })
  })
}
