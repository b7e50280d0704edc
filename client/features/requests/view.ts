import type { BoardRequest } from '../../../model/contract/requests.ts'
import { REQUEST_STATES, type RequestState } from '../../../model/evidence/request-standing.ts'
import { GROUPS, type Group, groupOf } from '../../../model/evidence/request-words.ts'
import type { Search } from '../../lib/search.ts'

export interface GroupOfNeeds {
  readonly group: Group
  readonly requests: readonly BoardRequest[]
}

/** Only a state that there is; an address may say anything. */
export const stateOf = ({ state }: Search): RequestState | null =>
  REQUEST_STATES.find((known) => known === state) ?? null

/** What the address narrows the board down to, by function; a function without a need stays only while nothing is narrowed. */
export function boardGroups(requests: readonly BoardRequest[], search: Search): GroupOfNeeds[] {
  const state = stateOf(search)
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const shown = requests.filter(
    (request) =>
      (search.mine === undefined || request.mine) &&
      (state === null ? request.state !== 'answered' || search.mine !== undefined : request.state === state) &&
      (search.service === undefined || request.service === search.service) &&
      words.every((word) => textOf(request).includes(word)),
  )
  const isNarrowed = search.mine !== undefined || state !== null || search.service !== undefined || words.length > 0
  return GROUPS.filter((group) => search.from === undefined || search.from === group)
    .map((group) => ({ group, requests: shown.filter((request) => groupOf(request) === group) }))
    .filter(
      ({ group, requests: own }) => own.length > 0 || (!isNarrowed && (group !== 'elsewhere' || search.from === group)),
    )
}

const textOf = ({ title, description, service, requestedBy, accounts, joined }: BoardRequest): string =>
  [
    title,
    description,
    service,
    requestedBy,
    ...accounts.map((account) => account.title),
    ...joined.map(({ name }) => name),
  ]
    .join(' ')
    .toLowerCase()
