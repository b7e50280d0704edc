import {
  type EditableProject,
  editableProjectSchema,
  type NewProject,
  newProjectSchema,
} from '../../../model/contract/editable.ts'
import { send } from '../../lib/api.ts'

/** Makes a project; its id is made of its title. */
export const makeProject = (body: NewProject): Promise<EditableProject> =>
  send({
    method: 'POST',
    path: '/projects',
    request: { schema: newProjectSchema, body },
    answer: editableProjectSchema,
  })
