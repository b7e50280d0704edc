import type { SourceSetupRequest, SourceType, StoredSetup } from '../../model/contract/source-setup.ts'
import { configFields } from '../configuration/config-fields.ts'
import { sealedConfig, shownConfig } from '../configuration/config-secrets.ts'
import { findSource } from '../sources/registry.ts'
import { OWN_SOURCES } from '../store/evidence/one-per-id.ts'
import type { StoredSource } from '../store/sources.ts'
import { rememberColumns } from './column-memory.ts'
import type { Context } from './context.ts'
import { makeRoom } from './make-room.ts'
import { RefusedRequest } from './refused-request.ts'
import { readSetup, SCREEN_SOURCES, withWrittenStructures } from './source-setup.ts'

/** What can be set up from a screen, each with the fields of its form. */
export const listSourceTypes = (): SourceType[] =>
  SCREEN_SOURCES.map(({ type, title, schedule, configSchema }) => ({
    type,
    title,
    schedule,
    fields: configFields(configSchema),
  }))

/** Adds a source, or changes it. Secrets are encrypted before they are stored. Throws RefusedRequest when something is wrong. */
export async function setUpSource(context: Context, setup: SourceSetupRequest): Promise<StoredSetup> {
  const { source, known, given } = await readSetup(context, setup)
  await makeRoom(context, setup.replaceDemo ?? false)
  if (setup.columns) await rememberColumns(context.store, setup.columns)
  const config = sealedConfig(source.configSchema, given, context.secrets)
  const asked = (stored: unknown) => JSON.stringify(shownConfig(source.configSchema, stored).config)
  await context.store.sources.upsert({
    id: setup.id,
    type: source.type,
    title: setup.title ?? known?.title ?? source.title,
    config,
    schedule: known ? known.schedule : source.schedule,
    // Other repositories, another page: what the cursor says about the old ones does not hold. A rotated secret opens the same,
    // and what only tells cannot be asked again: its cursor knows since when it told of everything.
    startsOver: known !== null && !source.webhook?.isEvidence && asked(known.config) !== asked(config),
  })
  return describeSetup(context, setup.id)
}

/** A source as it is set up, without its secrets. Throws RefusedRequest when there is none that a screen can change. */
export async function describeSetup({ store }: Context, id: string): Promise<StoredSetup> {
  const known = await store.sources.find(id)
  const source = known && findSource(known.type, SCREEN_SOURCES)
  if (!known || !source) throw new RefusedRequest('not-found', `there is no source "${id}" that a screen can change`)
  requireOwn(known)
  const { config, secrets } = shownConfig(source.configSchema, known.config)
  return { id, type: known.type, title: known.title, config: withWrittenStructures(source, config), secrets }
}

/** Forgets a source with everything that it gave; ends its run first. Throws RefusedRequest for one of leverage.yaml. */
export async function removeSource({ store, engine }: Context, id: string): Promise<void> {
  const known = await store.sources.find(id)
  if (!known) throw new RefusedRequest('not-found', `there is no source "${id}"`)
  requireOwn(known)
  engine.cancel(id)
  await store.sources.remove(id)
}

function requireOwn({ id, configuredByFile }: StoredSource): void {
  if (OWN_SOURCES.includes(id))
    throw new RefusedRequest('invalid-request', `"${id}" is what Leverage itself was told, and cannot be removed whole`)
  if (configuredByFile)
    throw new RefusedRequest('invalid-request', `"${id}" is described in leverage.yaml; change it there`)
}
