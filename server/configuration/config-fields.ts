import { z } from 'zod'
import type { SourceField, SourceFieldKind } from '../../model/contract/source-setup.ts'
import { unwrap } from './schema-faults.ts'

/**
 * The fields of a connector's form, from its schema: what kind each is, and what its `.meta()` says of title, description,
 * examples, secret and multiline. Fields that name files on this machine are left out: a screen uploads instead.
 */
export function configFields(schema: z.ZodType, above: readonly string[] = [], isNeeded = true): SourceField[] {
  return unwrap(schema).flatMap((form) =>
    form instanceof z.ZodObject
      ? Object.entries(form.shape).flatMap(([name, field]) => fieldsOf(field as z.ZodType, [...above, name], isNeeded))
      : [],
  )
}

/** Whether a source of this schema can be set up from a screen: none of what it must have is a file on this machine. */
export const needsFiles = (schema: z.ZodType): boolean =>
  unwrap(schema).some(
    (form) =>
      form instanceof z.ZodObject &&
      Object.values(form.shape).some(
        (field) => metaOf(field as z.ZodType).file === true && isRequired(field as z.ZodType),
      ),
  )

function fieldsOf(field: z.ZodType, path: readonly string[], isNeeded: boolean): SourceField[] {
  const meta = metaOf(field)
  if (meta.file === true || meta.fileOnly === true) return []
  const [form] = unwrap(field)
  const required = isNeeded && isRequired(field)
  if (form instanceof z.ZodObject) return configFields(field, path, required)
  const kind = meta.secret === true ? 'secret' : kindOf(field)
  return [
    {
      path: path.join('.'),
      title: meta.title ?? inWords(path),
      kind,
      required,
      long: meta.multiline === true,
      help: [meta.description, leftOut(field)].filter(Boolean).join(' ') || null,
      example: meta.examples?.[0] === undefined ? null : String(meta.examples[0]),
      choices: form instanceof z.ZodEnum ? form.options.map(String) : [],
    },
  ]
}

function kindOf(field: z.ZodType): Exclude<SourceFieldKind, 'secret'> {
  const [form] = unwrap(field)
  if (form instanceof z.ZodNumber) return 'number'
  if (form instanceof z.ZodBoolean) return 'boolean'
  if (form instanceof z.ZodEnum) return 'choice'
  if (form instanceof z.ZodRecord) return 'map'
  if (form instanceof z.ZodArray)
    return unwrap(form.element as z.ZodType)[0] instanceof z.ZodString ? 'list' : 'structure'
  return 'text'
}

interface Meta {
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly examples?: readonly unknown[] | undefined
  readonly secret?: unknown
  readonly file?: unknown
  readonly multiline?: unknown
  /** It stands in leverage.yaml only: a screen has a better way to ask. */
  readonly fileOnly?: unknown
}

const metaOf = (field: z.ZodType): Meta => Object.assign({}, ...unwrap(field).map((form) => form.meta()), field.meta())

const isRequired = (field: z.ZodType): boolean => !field.safeParse(undefined).success

/** "Left out: service.", of a text that has a default. */
function leftOut(field: z.ZodType): string | null {
  const { data } = field.safeParse(undefined)
  return typeof data === 'string' ? `Left out: ${data}.` : null
}

/** ["app", "privateKey"] -> "App private key" */
function inWords(path: readonly string[]): string {
  const words = path.map((name) => name.replace(/[A-Z]/g, ' $&').toLowerCase()).join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
