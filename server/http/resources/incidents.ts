import { z } from 'zod'
import { editableIncidentSchema, incidentSaveSchema, savedIncidentSchema } from '../../../model/contract/editable.ts'
import { readEditableIncident, saveIncident } from '../../usecases/edit-incidents.ts'
import { type Route, route } from '../route.ts'

const parameters = z.strictObject({ id: z.string() })

export const INCIDENT_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/incidents/:id',
    summary: 'An incident as it counts, as its source and the rules tell it, and the edit between',
    parameters,
    answer: editableIncidentSchema,
    handle: (context, { id }) => readEditableIncident(context, id),
  }),
  route({
    method: 'put',
    path: '/incidents/:id',
    summary: 'Keep what a person says of an incident, over what its source and the rules say',
    parameters,
    body: incidentSaveSchema,
    answer: savedIncidentSchema,
    handle: (context, { id }, save) => saveIncident(context, { id, ...save }),
  }),
]
