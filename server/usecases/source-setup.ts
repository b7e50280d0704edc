import { parse, stringify } from 'yaml'
import type { SourceSetupRequest } from '../../model/contract/source-setup.ts'
import { configFields, needsFiles } from '../configuration/config-fields.ts'
import { openedConfig, withKeptSecrets } from '../configuration/config-secrets.ts'
import { isReference, referenceProblems, textsOf } from '../configuration/environment.ts'
import { showPath } from '../configuration/fault.ts'
import { valueAt, withValueAt } from '../configuration/marked-fields.ts'
import { schemaFaults } from '../configuration/schema-faults.ts'
import { type AnySource, findSource, SOURCES } from '../sources/registry.ts'
import { OWN_SOURCES } from '../store/evidence/one-per-id.ts'
import type { StoredSource } from '../store/sources.ts'
import type { Context } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

type Config = Readonly<Record<string, unknown>>
/** Encrypts everybody's secrets, and is sent to nobody. */
const OWN_KEY = `\${LEVERAGE_KEY}`

interface Fault {
  readonly path: string
  readonly message: string
}

/** A setup whose every part is right. */
interface ReadSetup {
  readonly source: AnySource
  readonly known: StoredSource | null
  /** With secrets as they were given; never stored. */
  readonly given: Config
  /** As the connector takes it; never stored. */
  readonly config: unknown
}

/** Connectors that a screen can set up: they call somebody, and need no file on this machine. */
export const SCREEN_SOURCES: readonly AnySource[] = SOURCES.filter(({ configSchema }) => !needsFiles(configSchema))

/** Checks a setup as a screen gives it. Throws RefusedRequest that names every field that is wrong. */
export async function readSetup(
  { store, secrets, environment }: Context,
  setup: SourceSetupRequest,
): Promise<ReadSetup> {
  const source = findSource(setup.type, SCREEN_SOURCES)
  const known = await store.sources.find(setup.id)
  if (!source) refuse([{ path: 'type', message: `there is no source type "${setup.type}" that a screen can set up` }])
  if (OWN_SOURCES.includes(setup.id)) {
    refuse([{ path: 'id', message: `"${setup.id}" is kept for what Leverage itself is told; choose another id` }])
  }
  if (known?.configuredByFile)
    refuse([{ path: 'id', message: `"${known.id}" is described in leverage.yaml; change it there` }])
  if (known && !setup.changes) {
    refuse([{ path: 'id', message: `"${known.id}" is a source already; choose another name, or edit that one` }])
  }
  if (!known && setup.changes) throw new RefusedRequest('not-found', `there is no source "${setup.id}" to change`)
  if (known && known.type !== source.type) {
    refuse([{ path: 'type', message: `"${known.id}" is a source of type ${known.type}, and stays one` }])
  }
  const written = withStructures(source, setup.config)
  const given = withKeptSecrets(source.configSchema, written, known?.config)
  const faults = [...referenceFaults(source, written, environment), ...exposedSecrets(source, written, given, known)]
  if (faults.length > 0) refuse(faults)
  const config = openedConfig(source.configSchema, given, environment, secrets)
  const wrong = schemaFaults(source.configSchema, config)
  if (wrong.length > 0) {
    refuse(wrong.map(({ path, message }) => ({ path: showPath(path), message: secrets.hide(message) })))
  }
  return { source, known, given, config: source.configSchema.parse(config) }
}

function refuse(faults: readonly Fault[]): never {
  throw new RefusedRequest(
    'invalid-request',
    faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '),
    faults,
  )
}

/** A config with what a form shows as YAML written as YAML; the opposite of what is read from a form. */
export const withWrittenStructures = ({ configSchema }: AnySource, config: Config): Config =>
  configFields(configSchema)
    .filter(({ kind }) => kind === 'structure')
    .map(({ path }) => path.split('.'))
    .filter((path) => valueAt(config, path) !== undefined)
    .reduce((written, path) => withValueAt(written, path, stringify(valueAt(config, path))), config)

/** What a person wrote as YAML, read. */
function withStructures({ configSchema }: AnySource, config: Config): Config {
  const structures = configFields(configSchema).filter(({ kind }) => kind === 'structure')
  return structures.reduce((read, { path }) => {
    const text = valueAt(read, path.split('.'))
    if (typeof text !== 'string') return read
    try {
      return withValueAt(read, path.split('.'), parse(text))
    } catch (error) {
      return refuse([{ path, message: `is no YAML: ${error instanceof Error ? error.message : String(error)}` }])
    }
  }, config)
}

/** The environment is for secrets only: in an address, a variable would be sent to whoever the address names. */
function referenceFaults({ configSchema }: AnySource, config: Config, environment: Context['environment']): Fault[] {
  const secret = new Set(
    configFields(configSchema)
      .filter(({ kind }) => kind === 'secret')
      .map(({ path }) => path),
  )
  return [...textsOf(config)].flatMap(({ path, text }) => {
    const place = showPath(path)
    if (secret.has(place)) {
      if (text === OWN_KEY) return [{ path: place, message: "the key of this installation is nobody else's secret" }]
      return isReference(text) ? referenceProblems(text, environment).map((message) => ({ path: place, message })) : []
    }
    return text.includes('${') ? [{ path: place, message: 'only a secret may name an environment variable' }] : []
  })
}

/** A secret that was given for one host goes to no other: whoever changes the address gives the secret again. */
function exposedSecrets(
  { configSchema }: AnySource,
  written: Config,
  given: Config,
  known: StoredSource | null,
): Fault[] {
  if (!known || JSON.stringify(hostsOf(written)) === JSON.stringify(hostsOf(known.config))) return []
  return configFields(configSchema)
    .filter(({ kind }) => kind === 'secret')
    .map(({ path }) => path.split('.'))
    .filter((path) => valueAt(written, path) === undefined && valueAt(given, path) !== undefined)
    .map((path) => ({ path: path.join('.'), message: 'give it again: the address has changed' }))
}

const hostsOf = (config: unknown): string[] =>
  [...textsOf(config)].flatMap(({ text }) => (/^https?:/i.test(text) ? (URL.parse(text)?.host ?? []) : []))
