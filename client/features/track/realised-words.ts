import type { RealisedReport } from '../../../model/contract/realised.ts'
import { counted, inWords, list, sentence } from '../../../model/format.ts'

export type RealisedProject = RealisedReport['projects'][number]

export const VERDICT_WORDS = {
  kept: 'Kept its promise',
  'fell-short': 'Fell short',
  'cannot-tell': 'Cannot tell yet',
} as const satisfies Record<RealisedProject['verdict'], string>

/** What is said of none, of one and of several of so many. */
const COUNTED = {
  kept: (many: number) => (many === 1 ? 'one kept its promise' : `${inWords(many)} kept their promise`),
  'fell-short': (many: number) => `${inWords(many)} fell short`,
  'cannot-tell': (many: number) => `${inWords(many)} cannot be told yet`,
} as const

/** How many kept their promise, as one sentence. */
export function realisedTitle({ projects }: RealisedReport): string {
  if (projects.length === 0) return 'No project has shipped whose promise could be held against what came'
  const parts = (Object.keys(COUNTED) as (keyof typeof COUNTED)[]).flatMap((verdict) => {
    const many = projects.filter((project) => project.verdict === verdict).length
    return many === 0 ? [] : [COUNTED[verdict](many)]
  })
  if (projects.length === 1) return `The one shipped project: ${(parts[0] ?? '').replace(/^one /, '')}`
  return sentence(`of ${inWords(projects.length)} shipped projects ${list(parts)}`)
}

/** ", ask again in 4 months", where waiting helps. */
export function askAgainWords({ verdict, askAgainInMonths }: RealisedProject): string {
  if (verdict !== 'cannot-tell') return ''
  return askAgainInMonths === null ? ', nor within five years' : `, ask again in ${counted(askAgainInMonths, 'month')}`
}
