import type { SourceField } from '../../../model/contract/source-setup.ts'

/** What stands in a form, by the path of its field. */
export type FormValues = Readonly<Record<string, string>>

/** A form's values as the config that they state; what is empty is left out. */
export function configOf(fields: readonly SourceField[], values: FormValues): Record<string, unknown> {
  const config: Record<string, unknown> = {}
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

/** "Our status page" -> "our-status-page", an id that a source may have. */
export const idFrom = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
