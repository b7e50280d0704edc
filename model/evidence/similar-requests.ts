import type { Assumptions } from '../assumption.ts'
import { compareText } from '../compare.ts'
import { listShort } from '../format.ts'

/** What two needs are compared by. */
export interface Comparable {
  readonly title: string
  readonly service: string | null
  readonly accounts: readonly string[]
}

export interface Similar<Need> {
  readonly need: Need
  /** Share of the telling words of the shorter title that both titles hold, 0 to 1. */
  readonly overlap: number
  /** "same service, and both say webhooks and twice" */
  readonly reason: string
}

/** One word in common says enough of needs of one service only. */
const FEWEST_WORDS = { ofOneService: 1, ofAnother: 2 }
const WORD = /[\p{L}\p{N}]+/gu
const SHORTEST_WORD = 4
const TELLS_NOTHING = new Set(
  (
    'about after again also been before being cannot could does doing down each every from gets have into just more must ' +
    'need needs only other over please same should some such than that their them then there they this time until very want wants ' +
    'were what when where which while will with would your'
  ).split(' '),
)

/**
 * Needs that ask for the same as `asked` may: those of one service whose titles share words, the closest first. Endings do not
 * count: "webhook" and "webhooks" are one word. Cost: needs x words.
 */
export function similarRequests<Need extends Comparable>(
  asked: Comparable,
  needs: readonly Need[],
  { similarOneService, similarElsewhere }: Assumptions,
): Similar<Need>[] {
  const words = stemsOf(asked.title)
  return needs
    .flatMap((need): Similar<Need>[] => {
      const others = stemsOf(need.title)
      const shared = [...words].filter(([stem]) => others.has(stem)).map(([, word]) => word)
      const shorter = Math.min(words.size, others.size)
      const overlap = shorter === 0 ? 0 : shared.length / shorter
      const sameService = asked.service !== null && asked.service === need.service
      const fewest = sameService ? FEWEST_WORDS.ofOneService : FEWEST_WORDS.ofAnother
      if (shared.length < fewest || overlap < (sameService ? similarOneService : similarElsewhere)) return []
      const sameAccount = asked.accounts.some((account) => need.accounts.includes(account))
      const parts = [
        ...(sameService ? ['same service'] : []),
        ...(sameAccount ? ['same account'] : []),
        `both say ${listShort(shared, 3)}`,
      ]
      return [{ need, overlap, reason: parts.join(', ') }]
    })
    .sort((left, right) => right.overlap - left.overlap || compareText(left.need.title, right.need.title))
}

/** Telling words of a title, by their beginning: "retries" and "retry", "declined" and "declines" are the same. */
function stemsOf(title: string): Map<string, string> {
  const words = [...title.toLowerCase().matchAll(WORD)].map(([word]) => word)
  return new Map(
    words
      .filter((word) => word.length >= SHORTEST_WORD && !TELLS_NOTHING.has(word))
      .map((word) => [stemOf(word), word]),
  )
}

const stemOf = (word: string): string => word.replace(/(?:ies|ing|ed|es|s|y|e)$/, '').slice(0, LONGEST_STEM)
const LONGEST_STEM = 8
