import type { IncidentCause } from '../../../model/evidence/cause.ts'
import { pick, whole } from '../chance.ts'
import type { Rhythm } from '../clock.ts'

/** How outages of one service and cause look and are told. `{acquirer}` and the like are filled in for each outage. */
export interface Flavour {
  readonly service: string
  readonly cause: IncidentCause
  /** Titles that engineers write in the tracker. */
  readonly tracker: readonly string[]
  /** Titles that customers read; none when such an outage is never told. */
  readonly page: readonly string[]
  readonly labels?: readonly string[]
  /** Where the cause's usual rhythm does not fit. */
  readonly rhythm?: Rhythm
  /** Noticed this many times later than usual, because nothing fails loudly. */
  readonly slowDetection?: number
}

/** All of them invented. */
const FILLINGS: Readonly<Record<string, readonly string[]>> = {
  acquirer: ['Northmoor Acquiring', 'Meridian Cards', 'Corvus Pay', 'Halden Acquiring'],
  bank: ['Bank of Eastmere', 'Halden Bank', 'Sankt Lukas Bank', 'Banco Praia Nova'],
  region: ['eu-west', 'us-east', 'ap-south'],
}

/** Fills the placeholders of a template. Throws when one has no fillings, which would otherwise reach a file. */
export function filled(template: string, random: () => number): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'version') return `${whole(3, 6, random)}.${whole(0, 39, random)}.${whole(0, 4, random)}`
    if (name === 'percent') return String(whole(4, 35, random))
    const fillings = FILLINGS[name]
    if (!fillings) throw new Error(`no filling for {${name}} in "${template}"`)
    return pick(fillings, random)
  })
}
