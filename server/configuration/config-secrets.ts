import { isSealed } from '../secrets/seal.ts'
import type { Vault } from '../secrets/vault.ts'
import type { AnySource } from '../sources/registry.ts'
import { type Environment, isReference, resolveEnvironment } from './environment.ts'
import { fieldsMarked, valueAt, withValueAt } from './marked-fields.ts'

type Config = Readonly<Record<string, unknown>>
type Schema = AnySource['configSchema']

/** A config as it is stored: secrets given in plain are sealed, `${NAME}` references stay. */
export function sealedConfig(schema: Schema, config: Config, vault: Vault): Config {
  return secretFields(schema).reduce((sealed, path) => {
    const secret = valueAt(sealed, path)
    if (typeof secret !== 'string' || isReference(secret)) return sealed
    return withValueAt(sealed, path, vault.seal(secret, placeOf(path)))
  }, config)
}

/**
 * A stored config as its connector takes it, for the moment of its use: references replaced, secrets opened. Never stored
 * or logged. Throws Refusal when a secret cannot be opened.
 */
export function openedConfig(schema: Schema, stored: unknown, environment: Environment, vault: Vault): unknown {
  const resolved = resolveEnvironment(stored, environment)
  return secretFields(schema).reduce((opened, path) => {
    const secret = valueAt(opened, path)
    // Opened after references were replaced: a secret that looks like a reference is still itself.
    if (isSealed(secret)) return withValueAt(opened as Config, path, vault.open(secret, placeOf(path)))
    if (typeof secret === 'string') vault.remember(secret)
    return opened
  }, resolved)
}

/** A stored config without its secrets, and which secrets are set. What is a reference is told as it is: it is no secret. */
export function shownConfig(schema: Schema, stored: unknown): { readonly config: Config; readonly secrets: string[] } {
  const secrets: string[] = []
  const config = secretFields(schema).reduce((shown, path) => {
    const secret = valueAt(shown, path)
    if (secret === undefined || (typeof secret === 'string' && isReference(secret))) return shown
    secrets.push(placeOf(path))
    return withValueAt(shown, path, undefined)
  }, asConfig(stored))
  return { config, secrets }
}

/** What was given, with the stored secrets where it says nothing; null takes a secret out. */
export function withKeptSecrets(schema: Schema, given: Config, stored: unknown): Config {
  return secretFields(schema).reduce((config, path) => {
    const secret = valueAt(config, path)
    if (secret === null || secret === '') return withValueAt(config, path, undefined)
    const kept = valueAt(stored, path)
    return secret === undefined && kept !== undefined && hasParent(config, path)
      ? withValueAt(config, path, kept)
      : config
  }, given)
}

/** The config without what is sealed; null when nothing is. */
export function withoutSealed(schema: Schema, stored: unknown): Config | null {
  const sealed = secretFields(schema).filter((path) => isSealed(valueAt(stored, path)))
  if (sealed.length === 0) return null
  return sealed.reduce((config, path) => withValueAt(config, path, undefined), asConfig(stored))
}

const known = new WeakMap<Schema, string[][]>()

/** Looked for once: every webhook opens a config. */
function secretFields(schema: Schema): string[][] {
  const fields = known.get(schema) ?? fieldsMarked(schema, 'secret')
  known.set(schema, fields)
  return fields
}

const placeOf = (path: readonly string[]): string => path.join('.')

/** A secret belongs to the group that it stands in: without the group there is nothing to keep it for. */
const hasParent = (config: Config, path: readonly string[]): boolean =>
  path.length === 1 || valueAt(config, path.slice(0, -1)) !== undefined

const asConfig = (stored: unknown): Config => (typeof stored === 'object' && stored !== null ? { ...stored } : {})
