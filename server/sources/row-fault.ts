import type { z } from 'zod'

const SHOWN_CHARACTERS = 80

/** A value as a message shows it: JSON, cut at 80 characters. */
export function showValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text
}

/** The first thing a schema has against a row, in plain words: `impact is "huge"; expected one of critical, major`. */
export function schemaReason(error: z.ZodError, content: unknown): string {
  const issue = error.issues[0]
  if (!issue) return 'is not a row of this source'
  const field = issue.path.reduce<string>(
    (path, key) => path + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`),
    '',
  )
  const name = field.replace(/^\./, '') || 'the row'
  const value = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    content,
  )
  const came = value === undefined ? `${name} is missing` : `${name} is ${showValue(value)}`
  switch (issue.code) {
    case 'invalid_value':
      return `${came}; expected one of ${issue.values.map(String).join(', ')}`
    case 'invalid_type':
      return `${came}; expected ${withArticle(issue.expected)}`
    default:
      return `${came}; ${issue.message}`
  }
}

const withArticle = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`)
