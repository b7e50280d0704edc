import type { PerDimension } from '../evidence/lens.ts'
import type { Project } from '../evidence/project.ts'
import { type MeanRank, orderByMean } from '../ranking/order.ts'
import { type PreparedRanking, withProject } from '../ranking/prepare.ts'
import type { ProjectInsight } from './insight.ts'
import { insightReport } from './insight-report.ts'
import { type EffectReach, effectReach, type ReachedIncident, reachedIncidents } from './reach.ts'

/** What a screen shows of one project: as it is kept, and as a person is about to state it. */
export interface Examination {
  readonly id: string
  /** Its place as it is kept; null when it does not compete yet. */
  readonly before: MeanRank | null
  /** As drafted; without a draft, as it is kept. */
  readonly insight: ProjectInsight
  readonly reach: readonly EffectReach[]
  readonly incidents: readonly ReachedIncident[]
  /** How many losses it touches, of which `incidents` are the heaviest. */
  readonly touched: number
}

/**
 * Everything about one project under a lens, in closed form: no draw is made, so it keeps up with typing. Null when no
 * such project competes. Cost: as `insightReport`; with a draft, what the draft touches.
 * @param draft in the place of the project that is kept, or a new one
 * @param mostIncidents how many incidents are listed; the bars carry no rows
 */
export function examine(
  prepared: PreparedRanking,
  lens: { readonly id: string; readonly weights: PerDimension },
  id: string,
  draft: Project | null,
  mostIncidents: number,
): Examination | null {
  const drafted = draft ? withProject(prepared, draft) : prepared
  const own = drafted.projects.find(({ project }) => project.id === id)
  if (!own) return null
  const { total, incidents } = reachedIncidents(drafted, own, mostIncidents)
  return {
    id,
    before: orderByMean(prepared, lens.weights).find((place) => place.id === id) ?? null,
    insight: insightReport(drafted, lens, id, 0, new Map()),
    reach: effectReach(drafted, own),
    incidents,
    touched: total,
  }
}
