import type { Assumptions } from '../assumption.ts'
import { compareText } from '../compare.ts'
import { listShort } from '../format.ts'
import { sharedWords, tellingWords } from './telling-words.ts'

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

/**
 * Needs that ask for the same as `asked` may: those of one service whose titles share words, the closest first. Endings do not
 * count: "webhook" and "webhooks" are one word. Cost: needs x words.
 */
export function similarRequests<Need extends Comparable>(
  asked: Comparable,
  needs: readonly Need[],
  { similarOneService, similarElsewhere }: Assumptions,
): Similar<Need>[] {
  const words = tellingWords(asked.title)
  return needs
    .flatMap((need): Similar<Need>[] => {
      const others = tellingWords(need.title)
      const shared = sharedWords(words, others)
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
