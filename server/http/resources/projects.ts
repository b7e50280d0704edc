import { z } from 'zod'
import {
  editableProjectSchema,
  newProjectSchema,
  projectSaveSchema,
  savedProjectSchema,
} from '../../../model/contract/editable.ts'
import { projectEvidenceSchema } from '../../../model/contract/resource.ts'
import { readEditableProject, saveProject } from '../../usecases/edit-project.ts'
import { explainProject } from '../../usecases/explain-project.ts'
import { makeProject, removeProject } from '../../usecases/make-project.ts'
import { limitParameter, momentParameter } from '../parameters.ts'
import { type Route, route, threadRoute } from '../route.ts'

const parameters = z.strictObject({ id: z.string() })

export const PROJECT_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/projects/:id',
    scope: 'read',
    summary: 'A project as it counts, as its source tells it, and the edit between',
    parameters,
    answer: editableProjectSchema,
    handle: (context, { id }) => readEditableProject(context, id),
  }),
  route({
    method: 'put',
    path: '/projects/:id',
    scope: 'estimates:write',
    summary: 'Keep what a person says of a project, over what its source says; leverage.yaml is such a source',
    parameters,
    body: projectSaveSchema,
    answer: savedProjectSchema,
    handle: (context, { id }, save) => saveProject(context, { id, ...save }),
  }),
  route({
    method: 'post',
    path: '/projects',
    scope: 'projects:write',
    summary: 'Make a project of your own; its id is made of its title',
    parameters: z.strictObject({}),
    body: newProjectSchema,
    answer: editableProjectSchema,
    handle: (context, _, project) => makeProject(context, project),
  }),
  route({
    method: 'delete',
    path: '/projects/:id',
    scope: 'projects:write',
    summary: 'Remove a project that people made; what a source tells of can be rejected instead',
    parameters: z.strictObject({ id: z.string(), revision: z.coerce.number().int().min(0) }),
    answer: editableProjectSchema,
    handle: (context, { id, revision }) => removeProject(context, id, revision),
  }),
  threadRoute({
    method: 'get',
    path: '/projects/:id/evidence',
    scope: 'read',
    summary: "The rows a project's value stands on, most avoided first",
    parameters: z.strictObject({ id: z.string(), asOf: momentParameter, limit: limitParameter(1_000, 50) }),
    answer: projectEvidenceSchema,
    inThread: 'kept',
    handle: (context, { id, asOf, limit }) => explainProject(context, { id, asOf: asOf ?? null, limit }),
  }),
]
