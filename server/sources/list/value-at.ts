import { z } from 'zod'

const LONGEST_PATH = 200

/** Where a value is in a row: keys with dots between them, or a JSON pointer (RFC 6901) when a key has a dot in it. */
export const pathSchema = z
  .string()
  .min(1, 'must name a key')
  .max(LONGEST_PATH)
  .refine((path) => keysOf(path).every((key) => key !== ''), {
    error: 'must be keys with dots between them, such as service.name, or a JSON pointer, such as /service/name',
  })

/** What stands at a path of a JSON document; undefined when nothing does. */
export const valueAt = (document: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>((value, key) => inside(value, key), document)

function keysOf(path: string): string[] {
  if (!path.startsWith('/')) return path.split('.')
  return path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function inside(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Readonly<Record<string, unknown>>)[key]
}
