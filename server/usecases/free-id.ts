import { UNMAPPED } from '../../model/evidence/service.ts'
import { serviceIdOf } from '../../model/evidence/service-name.ts'

/** Longer ones are cut: an id stands in addresses. */
const LONGEST_ID = 80

/** The identifier of a title, numbered when it is taken: canary-deploys, canary-deploys-2. A title without letters is `nameless`. */
export function freeId(title: string, taken: ReadonlySet<string>, nameless: string): string {
  const name = serviceIdOf(title)
  const base = name === UNMAPPED ? nameless : name.slice(0, LONGEST_ID).replace(/-+$/, '')
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}
