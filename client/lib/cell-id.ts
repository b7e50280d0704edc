import { CAUSES, type Cause } from '../../model/evidence/cause.ts'

/** A service and a cause. */
export interface CellId {
  readonly service: string
  readonly cause: Cause
}

/** As it stands in an address: "ledger,human error". */
export const encodeCell = ({ service, cause }: CellId): string => `${service},${cause}`

/** The inverse; null when it is no such thing. A service's id may have commas, a cause has none. */
export function decodeCell(text: string | undefined): CellId | null {
  const comma = text?.lastIndexOf(',') ?? -1
  if (text === undefined || comma < 1) return null
  const cause = CAUSES.find((candidate) => candidate === text.slice(comma + 1))
  return cause ? { service: text.slice(0, comma), cause } : null
}

export const isCell = (one: CellId | null, other: CellId): boolean =>
  one !== null && one.service === other.service && one.cause === other.cause
