import type { OutagesAnswer, ProposedOutageRow, SourceOrderAnswer } from '../../model/contract/outages.ts'
import { incidentMapper } from '../../model/evidence/mapping.ts'
import { tellersOf } from '../../model/evidence/outage/merge-incidents.ts'
import {
  describeOutage,
  memberIds,
  type ProposedOutage,
  proposeOutages,
} from '../../model/evidence/outage/propose-outages.ts'
import {
  FIELD_GROUPS,
  type SourceOrder,
  type StatedOrder,
  sourceOrder,
} from '../../model/evidence/outage/source-order.ts'
import { listShort } from '../../model/format.ts'
import { knownAt } from '../../model/loss/known-at.ts'
import { startOfDay } from './as-of.ts'
import { changedIncidents, readChanges } from './changes.ts'
import type { Context, ReadingContext } from './context.ts'
import { tellChange } from './keep-edits.ts'
import { loadMapping } from './load-mapping.ts'
import { RefusedRequest } from './refused-request.ts'
import { weighedIncident } from './weighed-incident.ts'

/**
 * Incidents that may be one outage, the likeliest first, at most `limit` of them; and how many were merged already.
 * A sweep over all incidents: near linear, about a second for a hundred thousand.
 */
export async function listOutages(context: ReadingContext, limit: number): Promise<OutagesAnswer> {
  const { store, now } = context
  const [basis, told, changes, sources, assumptions] = await Promise.all([
    loadMapping(context),
    store.incidents.all(),
    readChanges(store),
    store.sources.all(),
    store.settings.assumptions(),
  ])
  const today = startOfDay(now())
  const map = incidentMapper(basis)
  const mapped = told.flatMap((incident) => {
    const known = knownAt(incident, today)
    return known ? [map(known)] : []
  })
  const { rows } = changedIncidents(mapped, changes)
  const titles = new Map(basis.services.map(({ id, title }) => [id, title]))
  const groups = proposeOutages(rows, { apart: changes.outages.apart, assumptions })
  const shown = groups
    .slice(0, limit)
    .map((group) => describeOutage(group, (service) => titles.get(service) ?? service))
  const merged = rows.filter((row) => row.merged)
  const tellers = new Set(mapped.map(({ source }) => source))
  return {
    proposed: groups.length,
    proposals: shown.map(asRow),
    merged: { outages: merged.length, incidents: merged.reduce((sum, row) => sum + memberIds(row).length, 0) },
    mergesNamed: assumptions.mergeNamed !== 0,
    sources: sources.filter(({ id }) => tellers.has(id)).map(({ id, title }) => ({ id, title })),
  }
}

const asRow = ({ incidents, reason, isNamed }: ProposedOutage): ProposedOutageRow => ({
  incidents: incidents.map((incident) => ({
    ...weighedIncident(incident),
    members: memberIds(incident),
    sources: [...tellersOf(incident)],
  })),
  reason,
  isNamed,
})

/** In which order sources are believed about one outage, for each group of its fields. */
export async function readSourceOrder({ store }: ReadingContext): Promise<SourceOrderAnswer> {
  const [sources, stated] = await Promise.all([store.sources.all(), store.outages.sourceOrder()])
  return {
    order: listed(sourceOrder(sources, stated)),
    usual: listed(sourceOrder(sources, {})),
    stated: FIELD_GROUPS.filter((group) => stated[group] !== undefined),
  }
}

/** Keeps that order; a group of fields that is left out goes by type of source again. Throws RefusedRequest for an unknown source. */
export async function saveSourceOrder(context: Context, order: StatedOrder): Promise<SourceOrderAnswer> {
  const known = (await context.store.sources.all()).map(({ id }) => id)
  const unknown = [...new Set(Object.values(order).flatMap((ids) => ids ?? []))].filter((id) => !known.includes(id))
  if (unknown.length > 0) {
    throw new RefusedRequest(
      'invalid-request',
      `there is no source ${listShort(unknown, 3)}; there are ${listShort(known, 5)}`,
    )
  }
  await context.store.outages.keepSourceOrder(order)
  await tellChange(context)
  return readSourceOrder(context)
}

const listed = ({ times, impact, words }: SourceOrder) => ({
  times: [...times],
  impact: [...impact],
  words: [...words],
})
