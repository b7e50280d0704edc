import { ASKING_FUNCTIONS, type AskingFunction, type Request } from '../../../model/evidence/demand.ts'
import { threePoint } from '../../../model/evidence/three-point.ts'
import { type Instant, money } from '../../../model/quantity.ts'
import { CellFault, identifier, list, needed, number, text, time } from './cells.ts'
import type { CsvRecord } from './row.ts'
import { threePointOf } from './three-point-cells.ts'

/** Asked for by one person unless the row says more. */
const ASKING = 1

/** A reliability need that somebody brings. Throws a CellFault. */
export function requestFromCsv(record: CsvRecord): Request {
  const people = number(record, 'people', { least: 0 }) ?? ASKING
  if (!Number.isInteger(people)) throw new CellFault(`people is ${people}; write a whole number`)
  const createdAt = needed(dayOrTime, record, 'requested_at')
  const closedAt = dayOrTime(record, 'closed_at')
  if (closedAt !== null && closedAt < createdAt) throw new CellFault('closed_at is before requested_at')
  const atStake = number(record, 'at_stake', { least: 0 })
  return {
    id: needed(identifier, record, 'id'),
    title: needed(text, record, 'title'),
    description: text(record, 'description'),
    requestedBy: text(record, 'requested_by'),
    person: null,
    askedFrom: functionOf(record),
    service: identifier(record, 'service'),
    createdAt,
    closedAt,
    people,
    accounts: list(record, 'accounts'),
    atStake: atStake === null ? null : money(atStake),
    chanceOfLoss: chanceOf(record),
    project: identifier(record, 'project'),
  }
}

/** What the row says, else the function that asks by its own name: requested_by "Sales". Throws a CellFault. */
function functionOf(record: CsvRecord): AskingFunction | null {
  const stated = text(record, 'function')
  const found = ASKING_FUNCTIONS.find((name) => name === (stated ?? text(record, 'requested_by'))?.toLowerCase())
  if (found === undefined && stated !== null)
    throw new CellFault(`function is "${stated}"; write ${ASKING_FUNCTIONS.join(', ')} or nothing`)
  return found ?? null
}

function chanceOf(record: CsvRecord): Request['chanceOfLoss'] {
  const stated = threePointOf(record, 'chance_of_loss')
  if (stated === null) return null
  const outside = Object.values(stated).find((part) => part < 0 || part > 1)
  if (outside !== undefined)
    throw new CellFault(`chance_of_loss is ${outside}; it must be between 0 and 1; write 0.6 for 60%`)
  const made = threePoint(stated.low, stated.likely, stated.high)
  if (made.ok) return made.value
  throw new CellFault(
    `chance_of_loss is ${stated.low}, ${stated.likely}, ${stated.high}; write it in order low, likely, high`,
  )
}

/** People know the day on which they asked; its first moment UTC stands for it. */
function dayOrTime(record: CsvRecord, column: string): Instant | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(text(record, column) ?? '')?.[0]
  if (day === undefined) return time(record, column)
  return time({ ...record, cells: { ...record.cells, [column]: `${day}T00:00:00Z` } }, column)
}
