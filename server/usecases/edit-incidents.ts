import type { EditableIncident, SavedIncident } from '../../model/contract/editable.ts'
import { changeableOf, changedIncident, type IncidentChanges } from '../../model/evidence/edit.ts'
import type { MappedIncident } from '../../model/evidence/incident.ts'
import { listShort } from '../../model/format.ts'
import { suggestion } from '../sources/nearest-name.ts'
import { type KeptChanges, keptIncident } from './changes.ts'
import type { Context, ReadingContext } from './context.ts'
import { countingIncidents } from './counting-incidents.ts'
import { keepEdits, keptValue, type Save, standingEdit } from './keep-edits.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

/** An incident as it counts, as its source tells it, and the edit between. Throws RefusedRequest when there is none of this id. */
export async function readEditableIncident(context: ReadingContext, id: string): Promise<EditableIncident> {
  return incidentOf(await readIncidents(context, [id]), id)
}

/**
 * Keeps what a person says of an incident. Throws RefusedRequest for an unknown incident, service or risk, and
 * StaleChange with the edit that is kept now when `revision` has gone by.
 */
export async function saveIncident(context: Context, save: Save<IncidentChanges>): Promise<SavedIncident> {
  const [saved] = await saveAll(context, [save], ([current]) => current)
  if (!saved) throw new Error(`nothing was saved of ${save.id}`)
  return saved
}

/** The same for many, all of them or none; what is kept now comes as a list. Undoes an amendment. */
export const saveIncidents = (
  context: Context,
  saves: readonly Save<IncidentChanges>[],
): Promise<readonly SavedIncident[]> => saveAll(context, saves, (current) => current)

/**
 * Says the same of many incidents, over what people said of each before, all of them or none. Throws as saveIncidents.
 */
export async function amendIncidents(
  context: Context,
  { incidents, changes }: { readonly incidents: readonly Revision[]; readonly changes: IncidentChanges },
): Promise<readonly SavedIncident[]> {
  const before = await readIncidents(context, idsOf(incidents))
  const saves = incidents.map(({ id, revision }) => {
    const { edit } = incidentOf(before, id)
    return { id, revision, changes: { ...edit?.changes, ...changes } }
  })
  return saveAll(context, saves, (current) => current, Object.keys(changes))
}

type Revision = Pick<Save<IncidentChanges>, 'id' | 'revision'>

/** `named`: the fields that the person spoke of, when not all; of the others the source had said what it had said. */
async function saveAll(
  context: Context,
  saves: readonly Save<IncidentChanges>[],
  shown: (current: readonly Current[]) => unknown,
  named: readonly string[] | null = null,
): Promise<SavedIncident[]> {
  const before = await readIncidents(context, idsOf(saves))
  for (const { id } of saves) incidentOf(before, id)
  await refuseUnknownNames(
    context,
    saves.map(({ changes }) => changes ?? {}),
  )
  const replacements = saves.map(({ id, revision, changes }) => {
    const { told, edit } = incidentOf(before, id)
    const older = named === null ? {} : Object.fromEntries(Object.entries(edit?.told ?? {}).filter(isNotIn(named)))
    return { id, revision, value: keptValue(changes, { ...told, ...older }) }
  })
  const isKept = await keepEdits(context, 'incident', replacements)
  const after = await readIncidents(context, idsOf(saves))
  if (!isKept) throw stale(saves, after, shown)
  return saves.map(({ id }) => ({ ...incidentOf(after, id), former: before.get(id)?.edit?.changes ?? null }))
}

interface Current extends Revision {
  readonly changes: IncidentChanges | null
}

function stale(
  saves: readonly Revision[],
  now: ReadonlyMap<string, EditableIncident>,
  shown: (current: readonly Current[]) => unknown,
): StaleChange {
  const current = saves.flatMap(({ id, revision }): Current[] => {
    const { revision: newer, edit } = incidentOf(now, id)
    return newer === revision ? [] : [{ id, revision: newer, changes: edit?.changes ?? null }]
  })
  const which = listShort(idsOf(current), 3)
  return new StaleChange(`somebody else has edited ${which} since; nothing was changed`, shown(current))
}

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id)

const isNotIn =
  (named: readonly string[]) =>
  ([field]: readonly [string, unknown]): boolean =>
    !named.includes(field)

async function readIncidents(
  context: ReadingContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EditableIncident>> {
  const [counting, edits] = await Promise.all([
    countingIncidents(context, ids),
    context.store.edits.some('incident', ids),
  ])
  const kept = new Map(edits.map((edit) => [edit.id, keptIncident(edit)]))
  const asked = counting.filter(({ id }) => ids.includes(id))
  return new Map(asked.map((incident) => [incident.id, editable(incident, kept.get(incident.id))]))
}

function editable(incident: MappedIncident, kept: KeptChanges<IncidentChanges> | undefined): EditableIncident {
  const { id, source, title, url, startedAt } = incident
  const told = changeableOf(incident)
  const changed = changedIncident(incident, kept?.changes ?? {})
  return {
    id,
    source,
    title,
    url,
    startedAt: new Date(startedAt).toISOString(),
    value: changeableOf(changed),
    told,
    causeSuggested: changed.causeSuggested,
    ...standingEdit(kept, told),
  }
}

function incidentOf(incidents: ReadonlyMap<string, EditableIncident>, id: string): EditableIncident {
  const incident = incidents.get(id)
  if (incident) return incident
  throw new RefusedRequest('not-found', `there is no incident "${id}"; an id is SOURCE/ID, such as status/x1y2z3`)
}

/** Throws RefusedRequest that names every service and risk that nobody knows. */
async function refuseUnknownNames({ store }: ReadingContext, all: readonly IncidentChanges[]): Promise<void> {
  const named = new Set(all.flatMap(({ services = [] }) => services))
  const risks = new Set(all.flatMap(({ risk }) => risk ?? []))
  const known = named.size === 0 ? [] : await store.services.all()
  const serviceIds = idsOf(known)
  const riskIds = risks.size === 0 ? [] : idsOf(await store.risks.all())
  const unknown = (what: string, path: string, ids: ReadonlySet<string>, existing: readonly string[]) =>
    [...ids]
      .filter((id) => !existing.includes(id))
      .map((id) => ({ path, message: `there is no ${what} "${id}"${suggestion(id, existing)}` }))
  const errors = [
    ...unknown('service', 'changes.services', named, serviceIds),
    ...unknown('risk', 'changes.risk', risks, riskIds),
  ]
  if (errors.length > 0) throw new RefusedRequest('invalid-request', joined(errors), errors)
}

const joined = (errors: readonly { readonly message: string }[]): string =>
  errors.map(({ message }) => message).join('; ')
