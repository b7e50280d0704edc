import { listShort } from '../../model/format.ts'
import type { SettingKind } from '../store/schema.ts'
import type { ReadingContext } from './context.ts'
import { countedProjects } from './edit-project.ts'
import { RefusedRequest } from './refused-request.ts'

/** Throws RefusedRequest for something that nobody made here, and for a service or team that something still needs. */
export async function refuseRemoval(
  context: ReadingContext,
  kind: SettingKind,
  id: string,
  wasMade: boolean,
): Promise<void> {
  if (!wasMade) throw new RefusedRequest('not-found', `there is no ${kind} "${id}"`)
  if (kind !== 'service' && kind !== 'team') return
  const needing = [...(await projectsNeeding(context, kind, id)), ...(await servicesNeeding(context, kind, id))]
  if (needing.length === 0) return
  throw new RefusedRequest(
    'invalid-request',
    `${listShort(needing, 3)} ${needing.length === 1 ? 'needs' : 'need'} ${id}; change that first`,
  )
}

async function projectsNeeding(context: ReadingContext, kind: 'service' | 'team', id: string): Promise<string[]> {
  return (await countedProjects(context))
    .filter(({ effort, effects }) =>
      kind === 'team'
        ? effort.some(({ team }) => team === id)
        : effects.some(({ services = [], rootServices = [] }) => services.includes(id) || rootServices.includes(id)),
    )
    .map(({ title }) => title)
}

async function servicesNeeding({ store }: ReadingContext, kind: 'service' | 'team', id: string): Promise<string[]> {
  return (await store.services.all())
    .filter(({ team, dependsOn }) => (kind === 'team' ? team === id : dependsOn.includes(id)))
    .map(({ title }) => title)
}
