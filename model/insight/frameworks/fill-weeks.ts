import type { PerDimension } from '../../evidence/lens.ts'
import { jointValue, valueOfSet } from '../../portfolio/joint-value.ts'
import { jointTerms } from '../../portfolio/terms.ts'
import { countAboveLine, totalCapacity } from '../../ranking/cut-line.ts'
import type { PreparedRanking } from '../../ranking/prepare.ts'
import { reported } from '../../ranking/round.ts'
import { FRAMEWORKS, type Framework, type FrameworkRow } from './compare-frameworks.ts'

/** What a framework's order would do with the weeks that there are. */
export interface FrameworkFill {
  readonly framework: Framework
  /** Candidates from its top that fit. */
  readonly taken: number
  /** Engineer-weeks that they take. */
  readonly weeks: number
  /** Of these, on candidates that the order by leverage leaves below its cut line. */
  readonly weeksElsewhere: number
  /** Share of all the pain removed, overlaps counted once, 0 to 1; by the same evidence as leverage. */
  readonly value: number
}

/**
 * The total capacity filled from the top of each order, as the cut line fills it by leverage: where the orders spend
 * weeks differently, and what that removes. Null without a capacity.
 */
export function fillWeeks(
  prepared: PreparedRanking,
  rows: readonly FrameworkRow[],
  weights: PerDimension,
): FrameworkFill[] | null {
  const capacity = totalCapacity(prepared.evidence.teams)
  if (capacity === null) return null
  const places = new Map(prepared.projects.map(({ project, effort }, position) => [project.id, { position, effort }]))
  const joint = jointValue(jointTerms(prepared, prepared.projects, weights))
  const takenBy = (framework: Framework) => {
    const ordered = rows
      .toSorted((one, other) => one.scores[framework].rank - other.scores[framework].rank)
      .flatMap(({ id, scores }) => {
        const place = places.get(id)
        return place ? [{ ...place, leverage: scores[framework].score }] : []
      })
    return ordered.slice(0, countAboveLine(ordered, capacity))
  }
  const byLeverage = new Set(takenBy('leverage').map(({ position }) => position))
  return FRAMEWORKS.map((framework) => {
    const taken = takenBy(framework)
    const weeksOf = (some: typeof taken) => some.reduce((sum, { effort }) => sum + effort, 0)
    const positions = taken.map(({ position }) => position).sort((one, other) => one - other)
    return {
      framework,
      taken: taken.length,
      weeks: reported(weeksOf(taken)),
      weeksElsewhere: reported(weeksOf(taken.filter(({ position }) => !byLeverage.has(position)))),
      value: reported(valueOfSet(joint, positions)),
    }
  })
}
