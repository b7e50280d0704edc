import type { BoardRequest, JoinRequest, RequestsAmendment, Triage } from '../../../model/contract/requests.ts'
import type { ToldRequest } from '../../../model/evidence/demand.ts'
import type { RequestChanges } from '../../../model/evidence/request-changes.ts'
import { listShort } from '../../../model/format.ts'
import { Forbidden, hasScope, reasonAgainst } from '../../access/permit.ts'
import type { Context } from '../context.ts'
import { keepEdits } from '../keep-edits.ts'
import { RefusedRequest, StaleChange } from '../refused-request.ts'
import { refuseUnknown } from './known-names.ts'
import { isOf, readRequests } from './request-board.ts'

/**
 * Says the same of many requests, over what people said of each before, all of them or none. Throws RefusedRequest for an
 * unknown request, service or project, Forbidden for more than closing one's own where the visitor may not triage, and
 * StaleChange with the revisions of now when somebody else was first.
 */
export async function amendRequests(
  context: Context,
  { requests, changes }: RequestsAmendment,
): Promise<{ requests: BoardRequest[] }> {
  const before = new Map((await context.store.requests.all()).map((request) => [request.id, request]))
  const told = requests.map(({ id }) => requestOf(before, id))
  requireRightOver(context, told, changes)
  await refuseUnknown(context, changes, 'changes.')
  const { closed, ...said } = changes
  const at = new Date(context.now()).toISOString()
  const amended: RequestChanges = { ...said, ...(closed === undefined ? {} : { closedAt: closed ? at : null }) }
  const replacements = requests.map(({ id, revision }) => ({
    id,
    revision,
    value: keptValueOf({ ...requestOf(before, id).said, ...amended }),
  }))
  const isKept = await keepEdits(context, 'request', replacements)
  const ids = new Set(requests.map(({ id }) => id))
  const now = (await readRequests(context)).filter(({ id }) => ids.has(id))
  if (isKept) return { requests: now }
  const revisions = new Map(requests.map(({ id, revision }) => [id, revision]))
  const newer = now.filter(({ id, revision }) => revisions.get(id) !== revision)
  const which = listShort(
    newer.map(({ title }) => `“${title}”`),
    2,
  )
  throw new StaleChange(
    `somebody else has decided on ${which} since; nothing was changed`,
    newer.map(({ id, revision }) => ({ id, revision })),
  )
}

/**
 * Adds somebody with the same need to a request, with their accounts, instead of a copy of it. Whoever is in it already is
 * not added twice; their accounts are. Throws RefusedRequest when there is no open request of this id.
 */
export async function joinRequest(context: Context, id: string, join: JoinRequest): Promise<BoardRequest> {
  const { store, visitor, now } = context
  const request = requestOf(new Map((await store.requests.all()).map((each) => [each.id, each])), id)
  if (request.closedAt !== null) {
    throw new RefusedRequest('invalid-request', `“${request.title}” is closed; file the need anew if it is back`)
  }
  const person = visitor.person?.id ?? null
  const name = join.name ?? visitor.person?.name ?? null
  const joined = request.said.joined ?? []
  const isSame = (other: (typeof joined)[number]) => other.person === person && (other.name === name || person !== null)
  const former = joined.find(isSame)
  const accounts = [...new Set([...(former?.accounts ?? []), ...join.accounts])]
  const entry = { person, name, askedFrom: join.askedFrom, accounts, at: new Date(now()).toISOString() }
  const value = keptValueOf({ ...request.said, joined: [...joined.filter((other) => !isSame(other)), entry] })
  // Somebody else may join at the same moment.
  if (!(await keepEdits(context, 'request', [{ id, revision: request.revision, value }])))
    return joinRequest(context, id, join)
  const kept = (await readRequests(context)).find((each) => each.id === id)
  if (!kept) throw new Error(`the request ${id} was joined and is not there`)
  return kept
}

/** As an edit is kept; nothing said any more takes it back. */
function keptValueOf(changes: RequestChanges): unknown {
  const stated = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  return Object.keys(stated).length === 0 ? null : { changes: stated, told: {} }
}

function requestOf(requests: ReadonlyMap<string, ToldRequest>, id: string): ToldRequest {
  const request = requests.get(id)
  if (request) return request
  throw new RefusedRequest('not-found', `there is no request "${id}"`)
}

/** Whoever asked may say that it is needed no more; everything else is triage. */
function requireRightOver({ visitor }: Context, requests: readonly ToldRequest[], changes: Triage): void {
  if (hasScope(visitor, 'projects:write')) return
  const isOnlyClosing = Object.keys(changes).every((field) => field === 'closed')
  if (isOnlyClosing && requests.every((request) => isOf(visitor, request))) return
  throw new Forbidden(reasonAgainst(visitor, 'projects:write'))
}
