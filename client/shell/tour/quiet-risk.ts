import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import type { RiskRow } from '../../../model/contract/evidence-tables.ts'
import type { RankedProject } from '../../../model/contract/ranking.ts'
import type { Project } from '../../../model/evidence/project.ts'
import { amount, ordinal, percent } from '../../../model/format.ts'

/** A stated risk and the project that is stated against it. */
export interface RiskAnswer {
  readonly risk: Pick<RiskRow, 'title' | 'service' | 'yearlyMinutes'>
  readonly project: Pick<RankedProject, 'title' | 'rank'>
}

/**
 * The first of the risks that a ranked project has an effect on, and of such projects the one that ranks first; null
 * where no risk has one.
 * @param risks the biggest first
 */
export function riskAnswer(
  risks: readonly RiskRow[],
  projects: readonly Project[],
  ranked: readonly RankedProject[],
): RiskAnswer | null {
  for (const risk of risks) {
    const against = new Set(
      projects.filter(({ effects }) => effects.some((effect) => effect.risks?.includes(risk.id))).map(({ id }) => id),
    )
    const project = ranked.find(({ id }) => against.has(id))
    if (project) return { risk, project }
  }
  return null
}

/** What a stated risk weighs, told of the one that weighs the most. */
export function riskSentence(answer: RiskAnswer | null): string {
  const limit = percent(DEFAULT_ASSUMPTIONS.riskBudgetShare, 0)
  if (answer === null) {
    return `A stated risk counts by how often it comes and how long it lasts. One that alone would cost more than ${limit} of its service's yearly error budget is marked, however quiet it is.`
  }
  const { risk, project } = answer
  return `“${risk.title}” is a stated risk, and counts however quiet it is: ${amount(risk.yearlyMinutes)} minutes of ${risk.service} a year, more than ${limit} of its error budget. “${project.title}” is the project against it, and ranks ${ordinal(project.rank)}.`
}
