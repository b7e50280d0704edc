import { z } from 'zod'
import { unwrap } from './schema-faults.ts'

/** Paths to the fields that a source's schema marks with `.meta({ secret: true })` or `.meta({ file: true })`, at any depth. */
export function fieldsMarked(schema: z.ZodType, mark: 'secret' | 'file'): string[][] {
  return unwrap(schema).flatMap((form) =>
    form instanceof z.ZodObject
      ? Object.entries(form.shape).flatMap(([name, field]) =>
          isMarked(field as z.ZodType, mark)
            ? [[name]]
            : fieldsMarked(field as z.ZodType, mark).map((inner) => [name, ...inner]),
        )
      : [],
  )
}

/** What stands at a path; undefined when the path leads nowhere. */
export const valueAt = (config: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, field) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined,
    config,
  )

/** The same with another value at a path, or without one when it is undefined. Groups on the way are made when missing. */
export function withValueAt(
  config: Readonly<Record<string, unknown>>,
  [field, ...inner]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (field === undefined) return config
  if (inner.length > 0) {
    const group = config[field]
    const known = typeof group === 'object' && group !== null ? (group as Record<string, unknown>) : {}
    return { ...config, [field]: withValueAt(known, inner, value) }
  }
  if (value !== undefined) return { ...config, [field]: value }
  const { [field]: _, ...rest } = config
  return rest
}

const isMarked = (field: z.ZodType, mark: string): boolean =>
  field.meta()?.[mark] === true || unwrap(field).some((form) => form.meta()?.[mark] === true)
