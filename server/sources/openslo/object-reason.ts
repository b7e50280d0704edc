import type { z } from 'zod'
import { suggestion } from '../nearest-name.ts'
import { schemaReason } from '../row-fault.ts'

/** How many things wrong with one object are told; the rest show when these are mended. */
const MOST_TOLD = 3

/** What to write where a field is missing. */
const EXAMPLES: Readonly<Record<string, string>> = {
  metadata: 'metadata: { name: checkout-availability }',
  name: 'name: checkout-availability',
  service: 'service: checkout',
  budgetingMethod: 'budgetingMethod: Occurrences',
  timeWindow: 'timeWindow: [{ duration: 28d, isRolling: true }]',
  timeWindows: 'timeWindows: [{ count: 28, unit: Day, isRolling: true }]',
  duration: 'duration: 28d',
  objectives: 'objectives: [{ target: 0.999 }]',
  target: 'target: 0.999',
  ratioMetric: 'ratioMetric: { good, total }',
}

/** Names that people misspell; every other unknown field is named without a guess. */
const FIELDS = [
  ...[
    'description',
    'service',
    'serviceRef',
    'indicator',
    'indicatorRef',
    'sli',
    'sliRef',
    'timeWindow',
    'timeWindows',
  ],
  ...['budgetingMethod', 'objectives', 'alertPolicies', 'displayName', 'target', 'targetPercent', 'timeSliceTarget'],
  ...[
    'timeSliceWindow',
    'duration',
    'isRolling',
    'calendar',
    'startTime',
    'timeZone',
    'thresholdMetric',
    'ratioMetric',
  ],
  ...['ratioMetrics', 'metricSource', 'metricSourceRef', 'dataSourceRef', 'labels', 'annotations', 'metadata', 'spec'],
]

/** What is wrong with an object, in plain words, each part with what to write. */
export function objectReason(error: z.ZodError, content: unknown): string {
  return error.issues
    .slice(0, MOST_TOLD)
    .map((issue) => issueReason(issue, error, content))
    .join('; ')
}

function issueReason(issue: z.core.$ZodIssue, error: z.ZodError, content: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, MOST_TOLD)
      .map((key) => {
        const field = showPath([...issue.path, key.slice(0, 60)])
        return `${field} is no field of this kind and version; take it out${suggestion(key, FIELDS)}`
      })
      .join('; ')
  }
  const last = issue.path.at(-1)
  const example = typeof last === 'string' && Object.hasOwn(EXAMPLES, last) ? EXAMPLES[last] : undefined
  if (valueAt(content, issue.path) == null && example) return `${showPath(issue.path)} is missing; write ${example}`
  return schemaReason({ ...error, issues: [issue] } as z.ZodError, content)
}

const showPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], content)
