import type { SourceField } from '../../../model/contract/source-setup.ts'

/** What stands in a form, by the path of its field. */
export type FormValues = Readonly<Record<string, string>>

type Config = Readonly<Record<string, unknown>>

/** A form's values as the config that they state; what is empty is left out. What `stored` has beside the form stays. */
export function configOf(
  fields: readonly SourceField[],
  values: FormValues,
  stored: Config = {},
): Record<string, unknown> {
  const config = fields.reduce<Record<string, unknown>>((rest, { path }) => without(rest, path.split('.')), {
    ...stored,
  })
  for (const field of fields) {
    const text = values[field.path]?.trim() ?? ''
    if (text !== '') put(config, field.path.split('.'), stated(field, text))
  }
  return config
}

function put(config: Record<string, unknown>, [name = '', ...inner]: readonly string[], value: unknown): void {
  if (inner.length === 0) {
    config[name] = value
    return
  }
  const group: Record<string, unknown> = {}
  const known = config[name]
  if (typeof known === 'object' && known !== null) Object.assign(group, known)
  put(group, inner, value)
  config[name] = group
}

function stated({ kind }: SourceField, text: string): unknown {
  switch (kind) {
    case 'number':
      return Number(text)
    case 'boolean':
      return text === 'true'
    case 'list':
      return linesOf(text)
    case 'map':
      return Object.fromEntries(
        linesOf(text).map((line) => {
          const colon = line.indexOf(':')
          return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
        }),
      )
    default:
      return text
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The config with these secrets stated as none, which takes them out. */
export const withoutSecrets = (config: Config, paths: readonly string[]): Record<string, unknown> => {
  const stated = structuredClone({ ...config })
  for (const path of paths) {
    const typed = path.split('.').reduce<unknown>((value, name) => asGroup(value)[name], config)
    if (typed === undefined) put(stated, path.split('.'), null)
  }
  return stated
}

/** A stored config as it stands in a form. */
export const valuesOf = (fields: readonly SourceField[], config: Config): FormValues =>
  Object.fromEntries(
    fields.flatMap(({ path }) => {
      const text = written(path.split('.').reduce<unknown>((value, name) => asGroup(value)[name], config))
      return text === null ? [] : [[path, text]]
    }),
  )

function written(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.map(String).join('\n')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([name, text]) => `${name}: ${String(text)}`)
    .join('\n')
}

function without(config: Config, [name = '', ...inner]: readonly string[]): Record<string, unknown> {
  const { [name]: value, ...rest } = config
  if (value === undefined || inner.length === 0) return rest
  const group = without(asGroup(value), inner)
  return Object.keys(group).length === 0 ? rest : { ...rest, [name]: group }
}

const asGroup = (value: unknown): Config =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/** What a source is called until somebody names it: its type, and where it is. */
export const titleFrom = (type: string, address: string | undefined): string => {
  const host = URL.parse(address?.trim() ?? '')?.hostname.replace(/^(www|status)\./, '')
  return host ? `${type}, ${host}` : type
}

/** "Our status page" -> "our-status-page", an id that a source may have. */
export const idFrom = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
