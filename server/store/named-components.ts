import type { Instant } from '../../model/quantity.ts'
import type { EvidenceRecord } from '../sources/record.ts'

/** A name that incidents gave a component, and when the newest of them began. */
export interface NamedComponent {
  readonly id: string
  readonly name: string
  readonly namedAt: Instant
}

/** What the components of incidents are called in them, each name once: thousands of rows tell of a few components. */
export function namedComponents(records: readonly EvidenceRecord[]): NamedComponent[] {
  const newest = new Map<string, Map<string, Instant>>()
  for (const { kind, value } of records) {
    if (kind !== 'incident') continue
    for (const { component, name } of value.impacts) {
      const names = newest.get(component)
      if (!names) newest.set(component, new Map([[name, value.startedAt]]))
      else if (value.startedAt > (names.get(name) ?? Number.NEGATIVE_INFINITY)) names.set(name, value.startedAt)
    }
  }
  return [...newest].flatMap(([id, names]) => [...names].map(([name, namedAt]) => ({ id, name, namedAt })))
}
