import type { Decision } from '../../../model/contract/decisions.ts'
import { counted, inWords, percent, sentence } from '../../../model/format.ts'
import type { Subject } from './subjects.ts'

/** "Five losses that no project touches hold 9% of all minutes", of their shares. */
export function untouchedTitle(shares: readonly number[]): string {
  if (shares.length === 0) return 'A project touches every loss worth a mark'
  const together = percent(
    shares.reduce((sum, share) => sum + share, 0),
    0,
  )
  const [noun, verb] = shares.length === 1 ? ['loss', 'holds'] : ['losses', 'hold']
  return `${sentence(inWords(shares.length))} ${noun} that no project touches ${verb} ${together} of all minutes`
}

/** How far the room has come, and what an earlier one left open. */
export function decideHeadline(subjects: readonly Subject[], risks: readonly Decision[]): string {
  const decided = subjects.filter(({ kept }) => kept?.decision)
  const open = subjects.filter(({ kept, isProposed }) => isProposed && !kept?.decision).length
  const lapsed = risks.filter(({ isLapsed }) => isLapsed).length
  const said =
    decided.length === 0
      ? `Nothing is decided yet of ${counted(subjects.length, 'candidate')}`
      : `${sentence(inWords(decided.length))} of ${subjects.length} decided`
  const rest =
    open > 0 ? `${inWords(open)} of the best plan ${open === 1 ? 'waits' : 'wait'}` : 'all of the best plan is settled'
  const again = lapsed > 0 ? `; ${inWords(lapsed)} accepted ${lapsed === 1 ? 'risk has' : 'risks have'} lapsed` : ''
  return `${said}: ${rest}${again}`
}

/** "Twelve in the best plan, none decided" */
export function groupTitle(subjects: readonly Subject[], place: string): string {
  const decided = subjects.filter(({ kept }) => kept?.decision).length
  if (subjects.length === 0) return `Nothing ${place}`
  const settled = decided === 0 ? 'none' : decided === subjects.length ? 'all' : inWords(decided)
  return `${sentence(inWords(subjects.length))} ${place}, ${settled} decided`
}

/** What an outcome is called as a choice, and once it stands. */
export const OUTCOME_WORDS = {
  in: { choice: 'In', stands: 'in' },
  'not this quarter': { choice: 'Not this quarter', stands: 'not this quarter' },
  rejected: { choice: 'Reject', stands: 'rejected' },
  'risk accepted': { choice: 'Accept the risk', stands: 'risk accepted' },
} as const

/** "in, Jonas Weber", "risk accepted until 30 Sep 2026, lapsed" */
export function standsWords({ decision, isLapsed }: Decision, day: (moment: string) => string): string {
  if (!decision) return ''
  const until = decision.expiresOn === null ? '' : ` until ${day(decision.expiresOn)}${isLapsed ? ', lapsed' : ''}`
  return `${OUTCOME_WORDS[decision.outcome].stands}${until}`
}
