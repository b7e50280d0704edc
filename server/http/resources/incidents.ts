import { z } from 'zod'
import {
  editableIncidentSchema,
  incidentSaveSchema,
  incidentsAmendmentSchema,
  incidentsSaveSchema,
  savedIncidentSchema,
  savedIncidentsSchema,
} from '../../../model/contract/editable.ts'
import { amendIncidents, readEditableIncident, saveIncident, saveIncidents } from '../../usecases/edit-incidents.ts'
import { type Route, route } from '../route.ts'

const parameters = z.strictObject({ id: z.string() })

export const INCIDENT_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/incidents/:id',
    scope: 'read',
    summary: 'An incident as it counts, as its source and the rules tell it, and the edit between',
    parameters,
    answer: editableIncidentSchema,
    handle: (context, { id }) => readEditableIncident(context, id),
  }),
  route({
    method: 'put',
    path: '/incidents/:id',
    scope: 'evidence:write',
    summary: 'Keep what a person says of an incident, over what its source and the rules say',
    parameters,
    body: incidentSaveSchema,
    answer: savedIncidentSchema,
    handle: (context, { id }, save) => saveIncident(context, { id, ...save }),
  }),
  route({
    method: 'patch',
    path: '/incidents',
    scope: 'evidence:write',
    summary: 'Say the same of many incidents, over what people said of each before; all of them or none',
    parameters: z.strictObject({}),
    body: incidentsAmendmentSchema,
    answer: savedIncidentsSchema,
    handle: async (context, _, amendment) => ({ incidents: await amendIncidents(context, amendment) }),
  }),
  route({
    method: 'put',
    path: '/incidents',
    scope: 'evidence:write',
    summary: 'Keep what a person says of each of many incidents, all of them or none; so an amendment is undone',
    parameters: z.strictObject({}),
    body: incidentsSaveSchema,
    answer: savedIncidentsSchema,
    handle: async (context, _, { incidents }) => ({ incidents: await saveIncidents(context, incidents) }),
  }),
]
