import { suggestion } from '../../sources/nearest-name.ts'
import type { ReadingContext } from '../context.ts'
import { countedProjects } from '../edit-project.ts'
import { RefusedRequest } from '../refused-request.ts'

interface Named {
  readonly service?: string | null | undefined
  readonly project?: string | null | undefined
}

/** Throws RefusedRequest for a service or a project that nobody knows, each where it stands under `path`. */
export async function refuseUnknown(
  context: ReadingContext,
  { service = null, project = null }: Named,
  path: string,
): Promise<void> {
  const services = service === null ? [] : (await context.store.services.all()).map(({ id }) => id)
  const projects = project === null ? [] : (await countedProjects(context)).map(({ id }) => id)
  const errors = [...faultOf('service', service, services, path), ...faultOf('project', project, projects, path)]
  if (errors.length > 0)
    throw new RefusedRequest('invalid-request', errors.map(({ message }) => message).join('; '), errors)
}

const faultOf = (what: string, name: string | null, known: readonly string[], path: string) =>
  name === null || known.includes(name)
    ? []
    : [{ path: `${path}${what}`, message: `there is no ${what} "${name}"${suggestion(name, known)}` }]
