import { quantiles } from '../random/quantile.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'
import type { Simulation } from '../ranking/simulate.ts'
import { avoidedTogether } from '../ranking/together.ts'

/** Customer minutes of a period, below 0 where the set by hand saves more of them than the best plan. */
export interface GivenUp {
  readonly mean: number
  readonly p10: number
  readonly p90: number
}

/**
 * Customer minutes of a period that the best plan saves and a set by hand does not. The mean is exact, overlaps counted
 * once. In the draws each project that only one of the two holds counts by what it adds to those that both hold, in the
 * order of the candidates, in proportion to its own draws: how far a project overlaps is taken to be the same in every one.
 * Cost: `avoidedTogether` for each project that only one holds, and its draws.
 * @param best ids, as is `mine`
 */
export function givenUp(
  prepared: PreparedRanking,
  { projects, draws }: Simulation,
  { best, mine, days }: { readonly best: readonly string[]; readonly mine: readonly string[]; readonly days: number },
): GivenUp {
  const part = days / prepared.evidence.assumptions.horizon
  const difference = new Float64Array(draws)
  let mean = 0
  for (const [ids, others, sign] of [
    [best, mine, 1],
    [mine, best, -1],
  ] as const) {
    for (const { position, adds, alone } of additions(prepared, ids, others)) {
      mean += sign * adds * part
      const drawn = projects[position]?.reliability
      if (!drawn || alone <= 0) continue
      const scale = (sign * adds * part) / alone
      for (let draw = 0; draw < draws; draw += 1)
        difference[draw] = (difference[draw] as number) + scale * (drawn[draw] as number)
    }
  }
  const [p10, p90] = quantiles(difference, [0.1, 0.9]) as [number, number]
  return { mean: reported(mean), p10: reported(p10), p90: reported(p90) }
}

interface Addition {
  /** Among the prepared projects. */
  readonly position: number
  /** Customer minutes of the horizon that it adds to the projects before it, and that it avoids by itself. */
  readonly adds: number
  readonly alone: number
}

/** What each project that the others do not hold adds, one after the other, to those that they hold too. */
function additions(prepared: PreparedRanking, ids: readonly string[], others: readonly string[]): Addition[] {
  const isIn = new Set(ids)
  const isShared = new Set(others)
  const own = prepared.projects.flatMap((project, position) =>
    isIn.has(project.project.id) && !isShared.has(project.project.id) ? [{ project, position }] : [],
  )
  if (own.length === 0) return []
  const held: PreparedProject[] = prepared.projects.filter(({ project: { id } }) => isIn.has(id) && isShared.has(id))
  let before = avoidedTogether(prepared, held).reliability
  return own.map(({ project, position }) => {
    held.push(project)
    const after = avoidedTogether(prepared, held).reliability
    const adds = after - before
    before = after
    return { position, adds, alone: project.avoided.total.reliability }
  })
}
