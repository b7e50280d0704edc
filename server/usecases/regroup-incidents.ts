import type { Regrouped, RegroupingRequest } from '../../model/contract/outages.ts'
import { memberIds } from '../../model/evidence/outage/propose-outages.ts'
import { listShort } from '../../model/format.ts'
import { keptOf } from '../store/outages.ts'
import type { Context } from './context.ts'
import { countingIncidents } from './counting-incidents.ts'
import { tellChange } from './keep-edits.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

type Groups = readonly (readonly string[])[]

/**
 * Keeps which of some incidents are one outage, and which pairs of them are not to be proposed again. Throws
 * RefusedRequest for an unknown incident, and StaleChange with the groups in force when they are not as `was` says.
 */
export async function regroupIncidents(context: Context, request: RegroupingRequest): Promise<Regrouped> {
  const { was, now, apart } = request
  const ids = was.flat()
  const kept = keptOf(await context.store.outages.all(), ids)
  const counting = await countingIncidents(context, ids)
  const inForce = counting.map(memberIds)
  refuseUnknown(ids, inForce.flat())
  if (!isSame(inForce, was)) throw stale(inForce)
  const sorted = apart.map(([one, other]): [string, string] => (one < other ? [one, other] : [other, one]))
  const isKept = await context.store.outages.regroup({ before: kept, now, apart: sorted })
  if (!isKept) throw stale((await countingIncidents(context, ids)).map(memberIds))
  await tellChange(context)
  return {
    now,
    apart: sorted,
    former: { was: now, now: inForce, apart: kept.apart.map(([one, other]) => [one, other]) },
  }
}

function refuseUnknown(ids: readonly string[], known: readonly string[]): void {
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length === 0) return
  throw new RefusedRequest(
    'not-found',
    `there is no incident ${listShort(
      unknown.map((id) => `"${id}"`),
      3,
    )}; an id is SOURCE/ID, such as status/x1y2z3`,
  )
}

const stale = (current: Groups): StaleChange =>
  new StaleChange('these incidents are grouped otherwise by now; nothing was changed', { was: current })

const isSame = (one: Groups, other: Groups): boolean => asText(one) === asText(other)

/** Groups without regard to their order, nor to that within them. */
const asText = (groups: Groups): string => JSON.stringify(groups.map((group) => group.toSorted()).toSorted(byFirst))

const byFirst = ([one = '']: readonly string[], [other = '']: readonly string[]): number => (one < other ? -1 : 1)
