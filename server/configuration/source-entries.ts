import { resolve } from 'node:path'
import { suggestion } from '../sources/nearest-name.ts'
import { type AnySource, findSource } from '../sources/registry.ts'
import { scheduleProblem } from '../sources/schedule.ts'
import type { ConfiguredSource } from '../store/configuration-evidence.ts'
import { CONFIGURATION_SOURCE, OWN_SOURCES } from '../store/evidence/one-per-id.ts'
import { type Environment, isReference, referenceProblems, resolveEnvironment, textsOf } from './environment.ts'
import type { LocatedFault } from './fault.ts'
import { fieldsMarked, valueAt } from './marked-fields.ts'
import { schemaFaults } from './schema-faults.ts'

/** The schedule of a source that is called only when somebody asks for it. */
const NEVER = 'off'

/** An entry of `sources`: the id, type, title and schedule that every source can have, and what its own schema checks. */
interface SourceEntry {
  readonly id: string
  readonly type: string
  readonly title?: string | undefined
  readonly schedule?: string | undefined
  readonly [field: string]: unknown
}

/** What is wrong with one entry: its type, its references to the environment, secrets written out, its own schema. */
export function sourceEntryFaults(
  entry: SourceEntry,
  path: readonly PropertyKey[],
  environment: Environment,
  sources: readonly AnySource[],
): LocatedFault[] {
  if (OWN_SOURCES.includes(entry.id)) {
    const what = entry.id === CONFIGURATION_SOURCE ? 'what this file itself states' : 'what people make on a screen'
    return [{ path: [...path, 'id'], message: `"${entry.id}" is kept for ${what}; choose another id` }]
  }
  const source = findSource(entry.type, sources)
  if (!source) {
    const types = sources.map(({ type }) => type)
    const hint = suggestion(entry.type, types) || `; known are ${types.join(', ')}`
    return [{ path: [...path, 'type'], message: `unknown source type "${entry.type}"${hint}` }]
  }
  const wrongSchedule =
    entry.schedule === undefined || entry.schedule === NEVER ? null : scheduleProblem(entry.schedule)
  if (wrongSchedule) return [{ path: [...path, 'schedule'], message: wrongSchedule }]
  const config = configOf(entry)
  const written = [...textsOf(config)]
  const secrets = fieldsMarked(source.configSchema, 'secret')
  const references = written.flatMap(({ path: inner, text }) =>
    referenceProblems(text, environment).map((message) => ({ path: [...path, ...inner], message })),
  )
  const literals = secrets
    .filter((field) => {
      const value = valueAt(config, field)
      return value !== undefined && !(typeof value === 'string' && isReference(value))
    })
    .map((field) => ({
      path: [...path, ...field],
      message: `is a secret; write a reference such as \${${variableFor(field)}} and set that environment variable`,
    }))
  if (references.length > 0 || literals.length > 0) return [...literals, ...references]
  const faults = schemaFaults(source.configSchema, resolveEnvironment(config, environment), path)
  const fromEnvironment = new Set(written.filter(({ text }) => text.includes('${')).map(({ path: inner }) => inner[0]))
  const isOpen = (fault: LocatedFault) => !fromEnvironment.has(fault.path[path.length] ?? '')
  // Messages quote values, and what a variable holds is nobody's to read: such a field is named once and not quoted.
  const hidden = new Map(
    faults.filter((fault) => !isOpen(fault)).map((fault) => [String(fault.path[path.length]), fault.path]),
  )
  return [
    ...faults.filter(isOpen),
    ...[...hidden.values()].map((at) => ({
      path: at,
      message: 'the value of its environment variable is not what this field takes',
    })),
  ]
}

/** An entry as it is stored: references stay references, and paths of files are absolute. */
export function configuredSource(entry: SourceEntry, folder: string, sources: readonly AnySource[]): ConfiguredSource {
  const source = findSource(entry.type, sources)
  const absolute = (path: unknown) => (isReference(String(path)) ? path : resolve(folder, String(path)))
  const config = (source ? fieldsMarked(source.configSchema, 'file') : []).reduce(
    (fields, path) =>
      changedAt(fields, path, (value) => (Array.isArray(value) ? value.map(absolute) : absolute(value))),
    configOf(entry),
  )
  return {
    id: entry.id,
    type: entry.type,
    title: entry.title ?? entry.id,
    schedule: entry.schedule === NEVER ? null : (entry.schedule ?? source?.schedule ?? null),
    config,
  }
}

function configOf({
  id: _id,
  type: _type,
  title: _title,
  schedule: _schedule,
  ...config
}: SourceEntry): Record<string, unknown> {
  return config
}

/** A copy with another value at a path; the same when nothing stands there. */
function changedAt(
  fields: Record<string, unknown>,
  [field = '', ...inner]: readonly string[],
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  const value = fields[field]
  if (value === undefined || value === null) return fields
  if (inner.length === 0) return { ...fields, [field]: change(value) }
  return typeof value === 'object'
    ? { ...fields, [field]: changedAt(value as Record<string, unknown>, inner, change) }
    : fields
}

/** ["app", "privateKey"] -> "APP_PRIVATE_KEY" */
const variableFor = (path: readonly string[]): string =>
  path.map((field) => field.replace(/[A-Z]/g, '_$&').toUpperCase()).join('_')
