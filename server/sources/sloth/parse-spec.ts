import { schemaReason, showValue } from '../row-fault.ts'
import { kubernetesSpec, plainSpec, type SlothSpec } from './spec-schema.ts'

/** Objects that stand beside specifications and are none: alert windows, the rules that Sloth generates, OpenSLO. */
const OTHERS = /^(openslo(\.com)?\/|monitoring\.coreos\.com\/)/

/** What one object of a file is: a specification, why it is none, or null for one that is nothing to us. */
export function parseSpec(content: unknown): SlothSpec | { readonly refused: string } | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { refused: `is ${showValue(content)}; a specification of Sloth begins with version: prometheus/v1` }
  }
  const { version, apiVersion, kind, groups } = content as Readonly<Record<string, unknown>>
  if (OTHERS.test(String(apiVersion)) || kind === 'AlertWindows' || Array.isArray(groups)) return null
  if (apiVersion !== undefined || kind !== undefined) {
    const parsed = kubernetesSpec.safeParse(content)
    return parsed.success ? parsed.data.spec : { refused: schemaReason(parsed.error, content) }
  }
  if (version !== 'prometheus/v1') {
    const came = version === undefined ? 'version is missing' : `version is ${showValue(version)}`
    return { refused: `${came}; write version: prometheus/v1, or apiVersion: sloth.slok.dev/v1 with its kind` }
  }
  const parsed = plainSpec.safeParse(content)
  return parsed.success ? parsed.data : { refused: schemaReason(parsed.error, content) }
}
