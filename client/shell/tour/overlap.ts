import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import { inWords, percent } from '../../../model/format.ts'

/** What is told of a comparison of two projects. */
export interface ComparedPair {
  readonly first: { readonly title: string }
  readonly second: { readonly title: string }
  /** The share of all the pain that both avoid, and that a sum would count twice. */
  readonly shared: { readonly twice: number }
  readonly words: { readonly shared: string }
}

/** How many of the first on the RICE sheet count as favourites. */
const FAVOURITES = 5
/** Less than what one digit of a percentage shows. */
const LEAST_TOLD = 0.000_5

/**
 * The two favourites most likely to be about the same loss: of the first on the RICE sheet, those that touch the most
 * services in common, and of equals those higher on the sheet. Whether they do overlap, only their comparison says.
 */
export function favouritePair({ projects }: RankingReport): readonly [RankedProject, RankedProject] | null {
  const favourites = projects
    .flatMap((project) => (project.rice ? [{ project, place: project.rice.rank }] : []))
    .sort((one, other) => one.place - other.place)
    .slice(0, FAVOURITES)
    .map(({ project }) => project)
  const pairs = favourites.flatMap((one, at) =>
    favourites.slice(at + 1).map((other) => ({
      pair: [one, other] as const,
      common: one.services.filter((service) => other.services.includes(service)).length,
    })),
  )
  const [most] = pairs.filter(({ common }) => common > 0).sort((one, other) => other.common - one.common)
  return most?.pair ?? null
}

/** What is counted once, of the two favourites where they overlap and of all above the line; null without a line. */
export function overlapSentence({ aboveLine, projects }: RankingReport, compared: ComparedPair | null): string | null {
  const above = projects.filter((project) => project.aboveLine)
  if (aboveLine === null || above.length < 2) return null
  const number = inWords(above.length)
  const alone = percent(
    above.reduce((sum, { value }) => sum + value.mean, 0),
    0,
  )
  const together = percent(aboveLine.value, 0)
  if (compared === null || compared.shared.twice < LEAST_TOLD) {
    return `Added up, the ${number} projects above the line would remove ${alone}. Some are about the same incidents: together they remove ${together}.`
  }
  const { first, second, words } = compared
  return `Two favourites, “${first.title}” and “${second.title}”, overlap. ${words.shared}. All ${number} above the line remove ${together}, not ${alone}.`
}
