import { z } from 'zod'
import { suggestion } from '../nearest-name.ts'
import { showValue } from '../row-fault.ts'
import { conditionSpec, dataSourceSpec, policySpec, targetSpec } from './alert-schema.ts'
import type { Definition } from './definition.ts'
import { descriptionSchema, metadataSchema } from './fields.ts'
import { v1IndicatorSpec, v2IndicatorSpec } from './indicator-schema.ts'
import { objectReason } from './object-reason.ts'
import { v1SloSpec, v2SloSpec } from './slo-schema.ts'
import { v1alphaSloSpec } from './v1alpha-schema.ts'

/** An object that is as its version wants it. Kinds other than Service and SLO are known by name only. */
export interface OpenSloObject {
  readonly kind: string
  readonly name: string
  readonly title: string | null
  /** Of an SLO; null for every other kind. */
  readonly definition: Definition | null
}

const serviceSpec = z.strictObject({ description: descriptionSchema }).nullish()

/** What the spec of each kind holds, by version. */
const SPECS: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  'openslo/v1': {
    Service: serviceSpec,
    SLI: v1IndicatorSpec,
    SLO: v1SloSpec,
    DataSource: dataSourceSpec,
    AlertPolicy: policySpec,
    AlertCondition: conditionSpec,
    AlertNotificationTarget: targetSpec,
  },
  'openslo/v1alpha': { Service: serviceSpec, SLO: v1alphaSloSpec },
  'openslo.com/v2alpha': {
    Service: serviceSpec,
    SLI: v2IndicatorSpec,
    SLO: v2SloSpec,
    DataSource: dataSourceSpec,
    AlertPolicy: policySpec,
    AlertCondition: conditionSpec,
    AlertNotificationTarget: targetSpec,
  },
}
const VERSIONS = Object.keys(SPECS)

/** Reads one object of any version, or says in plain words why it is none. */
export function parseObject(content: unknown): OpenSloObject | { readonly reason: string } {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { reason: `is ${showValue(content)}; an OpenSLO object begins with apiVersion, kind and metadata` }
  }
  const { apiVersion, kind } = content as Readonly<Record<string, unknown>>
  const version = String(apiVersion)
  const kinds = Object.hasOwn(SPECS, version) ? SPECS[version] : undefined
  if (typeof apiVersion !== 'string' || !kinds) return { reason: unknownReason('apiVersion', apiVersion, VERSIONS) }
  const spec = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (typeof kind !== 'string' || !spec) return { reason: unknownReason('kind', kind, Object.keys(kinds)) }

  const schema = z.strictObject({ apiVersion: z.string(), kind: z.string(), metadata: metadataSchema, spec })
  const parsed = schema.safeParse(content)
  if (!parsed.success) return { reason: objectReason(parsed.error, content) }
  const { name, displayName } = parsed.data.metadata
  return {
    kind,
    name,
    title: displayName?.trim() || null,
    definition: kind === 'SLO' ? (parsed.data.spec as Definition) : null,
  }
}

function unknownReason(field: string, value: unknown, known: readonly string[]): string {
  const write = `write one of ${known.join(', ')}`
  if (value === undefined || value === null) return `${field} is missing; ${write}`
  return `${field} is ${showValue(value)}; ${write}${suggestion(showValue(value), known)}`
}
