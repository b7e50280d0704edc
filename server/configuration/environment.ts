/** A reference to an environment variable: `${GITHUB_TOKEN}`. */
const REFERENCE = /\$\{([^}]*)\}/g
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

export type Environment = Readonly<Record<string, string | undefined>>

/** Whether a text is one reference and nothing else, as a secret must be. */
export const isReference = (text: string): boolean => /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(text)

/** Every text inside a value, with the path to it. */
export function* textsOf(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<{ path: readonly PropertyKey[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (Array.isArray(value))
    for (const [position, entry] of value.entries()) yield* textsOf(entry, [...path, position])
  else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) yield* textsOf(entry, [...path, key])
  }
}

/** What is wrong with the references in a text; empty when each names a variable that is set. */
export function referenceProblems(text: string, environment: Environment): string[] {
  return [...text.matchAll(REFERENCE)].flatMap(([reference, name = '']) => {
    if (!NAME.test(name)) return [`${reference} is no reference to an environment variable; write \${NAME}`]
    return environment[name] ? [] : [`the environment variable ${name} is not set`]
  })
}

/**
 * A source's config with every `${NAME}` replaced, for the moment of its use. The result is never stored or logged.
 * A variable that is not set stays as it is written; `referenceProblems` tells of it.
 */
export function resolveEnvironment(value: unknown, environment: Environment): unknown {
  if (typeof value === 'string')
    return value.replace(REFERENCE, (reference, name: string) => environment[name] || reference)
  if (Array.isArray(value)) return value.map((entry) => resolveEnvironment(entry, environment))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolveEnvironment(entry, environment)]))
}
