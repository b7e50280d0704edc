/** What names a thing that a list tells of, the first of them that is there. */
const NAMES = ['name', 'title', 'summary', 'label', 'id'] as const

/** A JSON value as a cell of a table: a list by its members, a thing by its name, and nothing as an empty cell. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(cellText).filter(Boolean).join('; ')
  if (typeof value !== 'object') return String(value)
  const name = NAMES.map((key) => (value as Readonly<Record<string, unknown>>)[key]).find(isScalar)
  return name === undefined ? JSON.stringify(value) : String(name).trim()
}

const isScalar = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'
