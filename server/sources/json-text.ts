/** What values were parsed from, each for as long as it is there. */
const texts = new WeakMap<object, string>()

/**
 * Remembers what an object was parsed from, unless it stands there as `JSON.stringify` would not write it; other forms of
 * numbers are let pass, and spaces within: another row of its list tells of those. It must not be changed from now on.
 */
export function rememberText(value: unknown, text: string): void {
  if (typeof value === 'object' && value !== null && isWrittenPlainly(text)) texts.set(value, text)
}

/** What `JSON.stringify` writes. A long row that `parseJson` has read costs nothing: what it came as is at hand. */
export const jsonText = (value: unknown): string =>
  (typeof value === 'object' && value !== null ? texts.get(value) : undefined) ?? JSON.stringify(value)

/** With no space around it, and no character in a longer way than it needs. */
export const isWrittenPlainly = (text: string): boolean =>
  text.startsWith('{') && text.endsWith('}') && !(text.includes('\\') && /\\[u/]/.test(text))
