import type { OpenSloObject } from './object-schema.ts'

/** Which kind of object each field of a reference names. */
const REFERENCES: Readonly<Record<string, string>> = {
  indicatorRef: 'SLI',
  sliRef: 'SLI',
  alertPolicyRef: 'AlertPolicy',
  conditionRef: 'AlertCondition',
  targetRef: 'AlertNotificationTarget',
}
/** What stands below these is a data source's own, or a person's notes. */
const FOREIGN: ReadonlySet<string> = new Set(['metricSource', 'dataSourceSpec', 'labels', 'annotations'])

/** An object of the import, or one that is refused. */
export interface Candidate {
  readonly label: string
  readonly line: number
  readonly content: unknown
  readonly object: OpenSloObject | null
}

/** All objects of one import by kind and name. */
export interface Objects {
  find(kind: string, name: string): Candidate | null
}

/** The first good object of each kind and name, else the first bad one. */
export function objectsOf(candidates: readonly Candidate[]): Objects {
  const known = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const key = keyOf(candidate)
    if (key !== null && !known.get(key)?.object && (candidate.object || !known.has(key))) known.set(key, candidate)
  }
  return { find: (kind, name) => known.get(`${kind}\u0000${name}`) ?? null }
}

function keyOf({ object, content }: Candidate): string | null {
  if (object) return `${object.kind}\u0000${object.name}`
  const { kind, metadata } = (content ?? {}) as { kind?: unknown; metadata?: { name?: unknown } | null }
  const name = metadata?.name
  return typeof kind === 'string' && typeof name === 'string' ? `${kind}\u0000${name}` : null
}

/** What an object refers to that is not there, in plain words; empty when all is. Data sources may live elsewhere. */
export function missingReferences(content: unknown, objects: Objects): string[] {
  return [...referencesIn(content)].flatMap(({ field, name }) => {
    const kind = REFERENCES[field] ?? ''
    const referent = objects.find(kind, name)
    if (referent?.object) return []
    const where = referent && `${referent.label} line ${referent.line}`
    return where
      ? [`${field} names the ${kind} "${name}", which is itself in quarantine (${where}); mend that one first`]
      : [`${field} names the ${kind} "${name}", which no file of this import has; add it, or write it here in full`]
  })
}

/** The objects that an object refers to, as far as they are there. */
export const referents = (content: unknown, objects: Objects): Candidate[] =>
  [...referencesIn(content)].flatMap(({ field, name }) => objects.find(REFERENCES[field] ?? '', name) ?? [])

function* referencesIn(value: unknown): Generator<{ readonly field: string; readonly name: string }> {
  if (Array.isArray(value)) for (const item of value) yield* referencesIn(item)
  else if (typeof value === 'object' && value !== null) {
    for (const [field, inner] of Object.entries(value)) {
      if (Object.hasOwn(REFERENCES, field) && typeof inner === 'string') yield { field, name: inner }
      else if (!FOREIGN.has(field)) yield* referencesIn(inner)
    }
  }
}

type Fields = Readonly<Record<string, unknown>>

/**
 * One objective's SLO on its own: its indicator written out where the file refers to it, and no other objective beside
 * it. It is kept as the raw row, so that measuring needs no second file.
 */
export function selfContained(content: unknown, objective: number, objects: Objects): unknown {
  const slo = content as { readonly spec: Fields & { readonly objectives: readonly Fields[] } }
  const own = slo.spec.objectives[objective] ?? {}
  return { ...slo, spec: { ...writtenOut(slo.spec, objects), objectives: [writtenOut(own, objects)] } }
}

function writtenOut(fields: Fields, objects: Objects): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      const referent = REFERENCES[field] === 'SLI' ? objects.find('SLI', String(value)) : null
      if (!referent) return [field, value]
      const { metadata, spec } = referent.content as Fields
      return [field.replace(/Ref$/, ''), { metadata, spec }]
    }),
  )
}
