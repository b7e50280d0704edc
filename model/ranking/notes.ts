import { DIMENSIONS, type PerDimension } from '../evidence/lens.ts'
import type { Note } from './evidence.ts'
import type { PreparedRanking } from './prepare.ts'

/** What a reader of this ranking must know: what the evidence says of itself, and what the lens could not use. */
export function rankingNotes(
  { evidence, totals, projects }: PreparedRanking,
  weights: PerDimension,
  capacity: number | null,
): Note[] {
  const empty = DIMENSIONS.filter((dimension) => weights[dimension] > 0 && totals[dimension] <= 0)
  const hasNone = DIMENSIONS.every((dimension) => weights[dimension] <= 0 || totals[dimension] <= 0)
  const untouched = projects.filter(({ avoided }) => DIMENSIONS.every((dimension) => avoided.total[dimension] <= 0))
  const notes: (Note | null)[] = [
    empty.length === 0
      ? null
      : {
          code: 'dimension-without-evidence',
          count: empty.length,
          message: hasNone
            ? `No evidence of ${empty.join(', ')}, and this lens weighs nothing else.`
            : `No evidence of ${empty.join(', ')}: ${empty.length === 1 ? 'its weight goes' : 'their weights go'} to the other dimensions.`,
        },
    capacity === null
      ? { code: 'no-capacity', count: 0, message: 'No team has stated a capacity, so there is no cut line.' }
      : null,
    untouched.length === 0
      ? null
      : {
          code: 'selector-matches-nothing',
          count: untouched.length,
          message: `No evidence matches the effects of ${untouched.map(({ project }) => project.title).join(', ')}.`,
        },
  ]
  return [...evidence.notes, ...notes.filter((note) => note !== null)]
}
