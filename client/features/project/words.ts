import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import type { Effect, Mechanism } from '../../../model/evidence/project.ts'
import { ordinal, percent, weeks } from '../../../model/format.ts'

/** Mechanisms in the words of a review. */
export const MECHANISM_TITLES: Readonly<Record<Mechanism, string>> = {
  frequency: 'Fewer incidents',
  detection: 'Found sooner',
  recovery: 'Recovered faster',
  blastRadius: 'Smaller blast radius',
  closing: 'Chance to close it',
}

/** What a project does, for how much, and how sure its rank is, as one sentence or two. */
export function projectSentence(project: RankedProject, report: RankingReport): string {
  const gain =
    project.value.mean > 0
      ? `${project.title} removes ${percent(project.value.mean)} of all pain for ${weeks(project.effort.mean)} engineer-weeks.`
      : `${project.title} removes nothing that the evidence knows of, for ${weeks(project.effort.mean)} engineer-weeks.`
  const tied = report.projects.filter(({ tier }) => tier === project.tier)
  const [first, last] = [tied[0], tied.at(-1)]
  if (!first || !last || tied.length < 2) return `${gain} It ranks ${ordinal(project.rank)}`
  return `${gain} It ranks ${ordinal(project.rank)}, and anything from ${ordinal(first.rank)} to ${ordinal(last.rank)} is too close to call`
}

/** The titles of what a selector names by id. */
export interface Titles {
  service(id: string): string
  risk(id: string): string
}

/** What an effect touches, one tag for each condition; all must hold. */
export function selectorTags(effect: Effect, titles: Titles): readonly string[] {
  const each = (word: string, values: readonly string[] | undefined) => values?.map((value) => `${word} ${value}`) ?? []
  const whole = (word: string, value: readonly string[] | boolean | undefined) => {
    if (value === true) return [`open ${word}`]
    return Array.isArray(value) ? [`${value.length} ${word}`] : []
  }
  const tags = [
    ...each('service', effect.services?.map(titles.service)),
    ...each('began in', effect.rootServices?.map(titles.service)),
    ...each('cause', effect.causes),
    ...each('severity', effect.severities),
    ...each('label', effect.labels),
    ...(effect.incidents ? [`${effect.incidents.length} listed incidents`] : []),
    ...each('risk', effect.risks?.map(titles.risk)),
    ...(effect.background ? ['background burn'] : []),
    ...whole('issues', effect.issues),
    ...whole('requests', effect.requests),
  ]
  return tags.length > 0 ? tags : ['every incident']
}
