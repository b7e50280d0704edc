import type { MappedIncident } from '../../model/evidence/incident.ts'
import { incidentMapper } from '../../model/evidence/mapping.ts'
import { mergedOutages } from '../../model/evidence/outage/outages.ts'
import type { IncidentTitle } from '../store/evidence/incident-row.ts'
import { keptIncident, readOutages } from './changes.ts'
import type { ReadingContext } from './context.ts'
import { loadMapping } from './load-mapping.ts'

/**
 * The incidents and outages that these ids count as, mapped, without what people said of them as a whole. An id may be
 * that of any member. Costs an index lookup an id; where a rule merges, what it merges shows only in all incidents.
 */
export async function countingIncidents(context: ReadingContext, ids: readonly string[]): Promise<MappedIncident[]> {
  const { store } = context
  const [basis, outages] = await Promise.all([loadMapping(context), readOutages(store)])
  const wanted = new Set([...ids, ...outages.groups.filter((group) => group.some((id) => ids.includes(id))).flat()])
  const byRule = outages.assumptions.mergeNamed !== 0
  const [told, edits] = await Promise.all([
    byRule ? store.incidents.all() : store.incidents.some([...wanted]),
    byRule ? store.edits.all('incident') : store.edits.some('incident', [...wanted]),
  ])
  const said = new Map(edits.map((edit) => [edit.id, keptIncident(edit)]))
  const asked = new Set(ids)
  return mergedOutages(told.map(incidentMapper(basis)), outages, said).filter(
    ({ id, merged }) => asked.has(id) || merged?.members.some((member) => asked.has(member.id)),
  )
}

/** Titles by id, an outage's by the source that is believed first about words; an id that is not in the store is left out. */
export async function countingTitles(
  { store }: ReadingContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, IncidentTitle>> {
  const { groups, order } = await readOutages(store)
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)))
  const titles = await store.incidentTitles(ids.flatMap((id) => groupOf.get(id) ?? [id]))
  const rank = (id: string) => order.words.indexOf(titles.get(id)?.source ?? '')
  return new Map(
    ids.flatMap((id) => {
      const known = (groupOf.get(id) ?? [id]).filter((member) => titles.has(member))
      const [first] = known.toSorted((one, other) => rank(one) - rank(other))
      const title = first === undefined ? undefined : titles.get(first)
      return title ? [[id, title] as const] : []
    }),
  )
}
