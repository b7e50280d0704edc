import { z } from 'zod'
import { suggestion } from '../sources/nearest-name.ts'
import { showValue } from '../sources/row-fault.ts'
import type { LocatedFault } from './fault.ts'

/** What a schema has against a value, each fault at its place; an unknown field comes with the nearest known one. */
export function schemaFaults(schema: z.ZodType, value: unknown, path: readonly PropertyKey[] = []): LocatedFault[] {
  const parsed = schema.safeParse(value)
  if (parsed.success) return []
  return parsed.error.issues.flatMap(likeliestIssues).flatMap((issue) => faultsOf(schema, value, issue, path))
}

/** Of a choice between forms, the form that fits best: the one with the fewest faults. Paths stay whole. */
function likeliestIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const forms = issue.errors.filter((issues) => issues.length > 0)
  const best = forms.reduce<readonly z.core.$ZodIssue[] | null>(
    (least, issues) => (least === null || issues.length < least.length ? issues : least),
    null,
  )
  if (best === null) return [issue]
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(likeliestIssues)
}

function faultsOf(
  schema: z.ZodType,
  value: unknown,
  issue: z.core.$ZodIssue,
  base: readonly PropertyKey[],
): LocatedFault[] {
  const path = [...base, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path)
    return issue.keys.map((key) => ({
      path: [...path, key],
      atKey: true,
      message: `unknown field "${key}"${suggestion(key, known) || (known.length > 0 ? `; known are ${known.join(', ')}` : '')}`,
    }))
  }
  const came = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  )
  const field = String(path.at(-1) ?? 'the file')
  if (came === undefined && issue.path.length > 0) return [{ path, message: `"${field}" is missing` }]
  if (issue.code === 'invalid_type')
    return [{ path, message: `is ${showValue(came)}; expected ${expectedOf(issue.expected)}` }]
  if (issue.code === 'invalid_value')
    return [{ path, message: `is ${showValue(came)}; write one of ${issue.values.join(', ')}` }]
  // Some messages are about a secret that was written where it must not be.
  const hidden = issue.code === 'custom' && issue.params?.hideValue === true
  return [
    { path, message: hidden || typeof came === 'object' ? issue.message : `is ${showValue(came)}; ${issue.message}` },
  ]
}

const EXPECTED: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'fields',
  record: 'fields',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
}
const expectedOf = (type: string): string => EXPECTED[type] ?? type

/** The names of the fields that a schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const forms = path.reduce<z.ZodType[]>((inner, key) => inner.flatMap((form) => stepInto(form, key)), [schema])
  return forms.flatMap(unwrap).flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []))
}

function stepInto(schema: z.ZodType, key: PropertyKey): z.ZodType[] {
  return unwrap(schema).flatMap((form): z.ZodType[] => {
    if (form instanceof z.ZodArray) return [form.element as z.ZodType]
    if (form instanceof z.ZodRecord) return [form.valueType as z.ZodType]
    if (!(form instanceof z.ZodObject)) return []
    const field: unknown = form.shape[String(key)]
    return field instanceof z.ZodType ? [field] : []
  })
}

/** The forms behind optional, nullable, default and a choice. */
export function unwrap(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap() as z.ZodType)
  }
  return schema instanceof z.ZodUnion ? schema.options.flatMap((option) => unwrap(option as z.ZodType)) : [schema]
}
