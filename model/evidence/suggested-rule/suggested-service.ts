import type { Service } from '../service.ts'
import { serviceIdOf } from '../service-name.ts'
import type { Handle } from './handle.ts'

/** How rows with one handle that have a service are spread over services. */
export interface Precedent {
  /** Rows with the handle that belong somewhere. */
  rows: number
  readonly services: Map<string, number>
}

export interface Confidence {
  /** Share of the rows alike that must belong to one service. */
  readonly suggestShare: number
  /** Fewer rows alike tell nothing. */
  readonly suggestFewest: number
}

/**
 * Where the rows with a handle probably belong: where rows alike belong already, else the service of that name. Null when
 * neither tells, or names fit two services equally well.
 */
export function serviceSuggester(services: readonly Service[], { suggestShare, suggestFewest }: Confidence) {
  const named = services.map(({ id, title }) => ({ id, names: [...new Set([serviceIdOf(id), serviceIdOf(title)])] }))
  return (handle: Handle, precedent: Precedent | undefined): string | null => {
    const [most] = [...(precedent?.services ?? [])].sort(([, left], [, right]) => right - left)
    if (most && precedent && most[1] >= suggestFewest && most[1] >= suggestShare * precedent.rows) return most[0]
    return byName(named, handle)
  }
}

interface Named {
  readonly id: string
  readonly names: readonly string[]
}

function byName(services: readonly Named[], { kind, text }: Handle): string | null {
  const words = serviceIdOf(kind === 'repository' ? (text.split('/')[1] ?? text) : text)
  let longest = 0
  let found: string | null = null
  for (const { id, names } of services) {
    for (const name of names) {
      // A title speaks of much, so that only the service's whole name counts there.
      if (kind === 'title' ? name !== words : !holds(words, name) && !holds(name, words)) continue
      const common = Math.min(name.length, words.length)
      if (common === longest && found !== id) found = null
      if (common > longest) {
        longest = common
        found = id
      }
    }
  }
  return found
}

/** Whether whole words of one identifier are in another: "api" is in "payments-api". */
const holds = (identifier: string, part: string): boolean => `-${identifier}-`.includes(`-${part}-`)
