import type { EditableIncident, SavedIncident } from '../../model/contract/editable.ts'
import { changeableOf, changedIncident, type IncidentChanges } from '../../model/evidence/edit.ts'
import type { MappedIncident } from '../../model/evidence/incident.ts'
import { incidentMapper } from '../../model/evidence/mapping.ts'
import { suggestion } from '../sources/nearest-name.ts'
import { compileTitle } from '../sources/title-pattern.ts'
import { type KeptChanges, keptIncident } from './changes.ts'
import type { Context, ReadingContext } from './context.ts'
import { keepEdits, keptValue, type Save, standingEdit } from './keep-edits.ts'
import { servicesOf } from './mapped-rows.ts'
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
  const { id, revision, changes } = save
  const before = await readEditableIncident(context, id)
  await refuseUnknownNames(context, changes ?? {})
  if (!(await keepEdits(context, 'incident', [{ id, revision, value: keptValue(changes, before.told) }]))) {
    const current = await readEditableIncident(context, id)
    throw new StaleChange(
      `${id} has revision ${current.revision}, not ${revision}: somebody else has edited it since`,
      { revision: current.revision, changes: current.edit?.changes ?? null },
    )
  }
  return { ...(await readEditableIncident(context, id)), former: before.edit?.changes ?? null }
}

async function readIncidents(
  { store }: ReadingContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EditableIncident>> {
  const [configured, components, rules, incidents, edits] = await Promise.all([
    store.services.all(),
    store.components.all(),
    store.rules.all(),
    store.incidents.some(ids),
    store.edits.some('incident', ids),
  ])
  const services = servicesOf(configured, components)
  const mapped = incidents.map(incidentMapper({ services, rules, components, compile: compileTitle }))
  const kept = new Map(edits.map((edit) => [edit.id, keptIncident(edit)]))
  return new Map(mapped.map((incident) => [incident.id, editable(incident, kept.get(incident.id))]))
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
async function refuseUnknownNames({ store }: ReadingContext, { services = [], risk }: IncidentChanges): Promise<void> {
  const known = services.length === 0 ? [] : servicesOf(await store.services.all(), await store.components.all())
  const serviceIds = known.map(({ id }) => id)
  const riskIds = risk ? (await store.risks.all()).map(({ id }) => id) : []
  const errors = [
    ...services.flatMap((service, position) =>
      serviceIds.includes(service)
        ? []
        : [
            {
              path: `changes.services.${position}`,
              message: `there is no service "${service}"${suggestion(service, serviceIds)}`,
            },
          ],
    ),
    ...(risk && !riskIds.includes(risk)
      ? [{ path: 'changes.risk', message: `there is no risk "${risk}"${suggestion(risk, riskIds)}` }]
      : []),
  ]
  if (errors.length > 0) {
    throw new RefusedRequest('invalid-request', errors.map(({ message }) => message).join('; '), errors)
  }
}
