import type { BoardRequest, RequestBoard } from '../../../model/contract/requests.ts'
import { quarterWords, type RequestState } from '../../../model/evidence/request-standing.ts'
import type { Group } from '../../../model/evidence/request-words.ts'
import { amount, counted, inWords, list, percent, sentence } from '../../../model/format.ts'

export const STATE_TITLES: Readonly<Record<RequestState, string>> = {
  new: 'New',
  triaged: 'Triaged',
  planned: 'In a plan',
  'not-now': 'Not this quarter',
  answered: 'Answered',
}

/** What is at stake with them, and how many accounts ask. */
export function boardSubline({ requests, currency }: RequestBoard): string {
  const open = requests.filter(({ closedAt }) => closedAt === null)
  const accounts = new Map(open.flatMap((request) => request.accounts.map((account) => [account.id, account] as const)))
  const stake = open.reduce((sum, { atStake }) => sum + (atStake ?? 0), 0)
  const parts = [
    accounts.size > 0 ? `${counted(accounts.size, 'account')} named` : null,
    stake > 0 ? `${money(stake, currency)} a year said to be at stake` : null,
  ].filter((part) => part !== null)
  return `${parts.length > 0 ? `${list(parts)}. ` : ''}Each counts as demand in the ranking, by its people and accounts.`
}

export const money = (value: number, currency: string | null): string =>
  currency === null ? amount(value) : `${amount(value)} ${currency}`

/** "4 open, 2 wait, 5 accounts" */
export function groupWords(requests: readonly BoardRequest[], currency: string | null): string {
  const waiting = requests.filter(({ state }) => state === 'new').length
  const stake = requests.reduce((sum, { atStake }) => sum + (atStake ?? 0), 0)
  return [
    counted(requests.length, 'need'),
    ...(waiting > 0 ? [`${inWords(waiting)} to decide on`] : []),
    ...(stake > 0 ? [`${money(stake, currency)} at stake`] : []),
  ].join(', ')
}

/** Why a group has no row. */
export const EMPTY_GROUPS: Readonly<Record<Group, string>> = {
  sales: 'Nothing from sales. A renewal that hangs on reliability belongs here.',
  support: 'Nothing from support. A complaint that comes back belongs here.',
  operations: 'Nothing from operations. What is done by hand again and again belongs here.',
  engineering: 'Nothing from engineering. What they file as issues is under Evidence.',
  elsewhere: '',
}

/** "420k EUR, 10% to 40% likely to be lost" */
export function stakeWords({ atStake, chanceOfLoss }: BoardRequest, currency: string | null): string {
  if (atStake === null) return 'nobody said'
  if (chanceOfLoss === null)
    return `${money(atStake, currency)} a year; no chance to lose it is stated, so it is not scored`
  const { low, likely, high } = chanceOfLoss
  return `${money(atStake, currency)} a year, most likely ${percent(likely, 0)} to be lost, ${percent(low, 0)} to ${percent(high, 0)}`
}

/** What a triage did, for whoever did it. */
export function decisionWords(count: number, changes: object, titleOf: (id: string) => string): string {
  const what = count === 1 ? 'It' : `${sentence(inWords(count))} needs`
  const one = count === 1
  const { project, service, notIn, closed } = changes as {
    project?: string | null
    service?: string | null
    notIn?: { quarter: string } | null
    closed?: boolean
  }
  if (closed !== undefined) return `${what} ${one ? 'is' : 'are'} ${closed ? 'closed' : 'open again'}`
  if (notIn) return `${what} ${one ? 'is' : 'are'} not in ${quarterWords(notIn.quarter)}`
  if (notIn === null) return `${what} ${one ? 'is' : 'are'} considered again`
  if (project !== undefined)
    return project === null
      ? `${what} ${one ? 'has' : 'have'} no project`
      : `${titleOf(project)} is to answer ${one ? 'it' : 'them'}`
  return service === null || service === undefined
    ? `${what} ${one ? 'is' : 'are'} of no known service`
    : `${what} ${one ? 'is' : 'are'} of ${titleOf(service)}`
}
