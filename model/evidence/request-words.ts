import { inWords, sentence } from '../format.ts'
import { ASKING_FUNCTIONS } from './demand.ts'
import type { RequestState } from './request-standing.ts'

/** The columns of the board: functions, and whoever is of none of them. */
export const GROUPS = [...ASKING_FUNCTIONS, 'elsewhere'] as const
export type Group = (typeof GROUPS)[number]

export const GROUP_TITLES: Readonly<Record<Group, string>> = {
  sales: 'Sales',
  support: 'Support',
  operations: 'Operations',
  engineering: 'Engineering',
  elsewhere: 'Elsewhere',
}

/** The function that a need stands under on the board. */
export const groupOf = ({ askedFrom }: { readonly askedFrom: Exclude<Group, 'elsewhere'> | null }): Group =>
  askedFrom ?? 'elsewhere'

/** How many open needs wait for somebody to decide: "Eight of twelve open needs wait for a decision". */
export function boardHeadline(
  requests: readonly { readonly closedAt: string | null; readonly state: RequestState }[],
): string {
  const open = requests.filter(({ closedAt }) => closedAt === null)
  if (open.length === 0) return 'Nobody asks for anything'
  const waiting = open.filter(({ state }) => state === 'new').length
  const all = `${inWords(open.length)} open ${open.length === 1 ? 'need' : 'needs'}`
  if (waiting === 0) return `${sentence(all)}, and each has been decided on`
  if (waiting === open.length) return `${sentence(all)}, and nobody has decided on any`
  return `${sentence(inWords(waiting))} of ${all} ${waiting === 1 ? 'waits' : 'wait'} for a decision`
}
