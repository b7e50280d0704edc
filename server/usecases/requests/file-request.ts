import type { BoardRequest, NewRequest, SimilarRequests } from '../../../model/contract/requests.ts'
import type { Request } from '../../../model/evidence/demand.ts'
import { type Comparable, similarRequests } from '../../../model/evidence/similar-requests.ts'
import { money } from '../../../model/quantity.ts'
import type { Context } from '../context.ts'
import { freeId } from '../free-id.ts'
import { tellChange } from '../keep-edits.ts'
import { refuseUnknown } from './known-names.ts'
import { readRequests } from './request-board.ts'

/** The closest are enough to choose from. */
const MOST_SIMILAR = 3

/** Open needs that may be the same as one that somebody is about to file, the closest first. */
export async function findSimilar(context: Context, asked: Comparable): Promise<SimilarRequests> {
  const [all, assumptions] = await Promise.all([readRequests(context), context.store.settings.assumptions()])
  return { similar: similarTo(asked, all, assumptions) }
}

/**
 * Files a need as evidence, and says which open needs it may be a copy of: whoever filed it can join one of those instead.
 * Throws RefusedRequest for a service that nobody knows.
 */
export async function fileRequest(
  context: Context,
  asked: NewRequest,
): Promise<SimilarRequests & { readonly request: BoardRequest }> {
  const { store, now, visitor } = context
  await refuseUnknown(context, { service: asked.service }, '')
  const taken = new Set((await store.requests.all()).map(({ id }) => id))
  const request: Request = {
    id: freeId(asked.title, taken, 'need'),
    title: asked.title,
    description: asked.description,
    requestedBy: asked.requestedBy ?? visitor.person?.name ?? null,
    person: visitor.person?.id ?? null,
    askedFrom: asked.askedFrom,
    service: asked.service,
    createdAt: now(),
    closedAt: null,
    people: 1,
    accounts: [...new Set(asked.accounts)],
    atStake: asked.atStake === null ? null : money(asked.atStake),
    chanceOfLoss: asked.chanceOfLoss,
    project: null,
  }
  // Somebody may have taken the id since it was looked up.
  if (!(await store.requests.add(request, now()))) return fileRequest(context, asked)
  await tellChange(context)
  const [all, assumptions] = await Promise.all([readRequests(context), store.settings.assumptions()])
  const filed = all.find(({ id }) => id === request.id)
  if (!filed) throw new Error(`the request ${request.id} was filed and is not there`)
  return { request: filed, similar: similarTo(filed, all, assumptions) }
}

type Asked = Omit<Comparable, 'accounts'> & {
  readonly id?: string
  readonly accounts: readonly (string | { readonly id: string })[]
}

/** `asked` itself, where it is filed already, is not like itself. */
function similarTo(
  asked: Asked,
  all: readonly BoardRequest[],
  assumptions: Parameters<typeof similarRequests>[2],
): SimilarRequests['similar'] {
  const open = all
    .filter(({ id, closedAt }) => closedAt === null && id !== asked.id)
    .map((request) => ({ title: request.title, service: request.service, accounts: idsOf(request), request }))
  const compared = { title: asked.title, service: asked.service, accounts: idsOf(asked) }
  return similarRequests(compared, open, assumptions)
    .slice(0, MOST_SIMILAR)
    .map(({ need, overlap, reason }) => ({ request: need.request, overlap, reason }))
}

const idsOf = ({ accounts }: Pick<Asked, 'accounts'>): string[] =>
  accounts.map((account) => (typeof account === 'string' ? account : account.id))
