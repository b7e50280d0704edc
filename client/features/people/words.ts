import type { AuditEntry } from '../../../model/contract/audit.ts'
import type { PersonReport } from '../../../model/contract/people.ts'
import type { Role } from '../../../model/contract/roles.ts'
import { keptInWords, regroupedInWords } from '../../../model/evidence/outage/kept-words.ts'
import { count, counted } from '../../../model/format.ts'

export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  contributor: 'Contributor',
  lead: 'Lead',
  admin: 'Administrator',
}

export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  viewer: 'reads everything but people and the audit log',
  contributor: 'and says what incidents were, and estimates',
  lead: 'and makes projects, plans, lenses, mapping rules and decisions',
  admin: 'and looks after sources, people and settings',
}

/** What a screen of people finds. */
export function peopleHeadline(people: readonly PersonReport[]): string {
  const active = people.filter(({ disabledAt }) => disabledAt === null)
  if (active.length === 0) return 'You are alone: nobody has an account'
  const admins = active.filter(({ role }) => role === 'admin').length
  const waiting = active.filter(({ hasPassword, isProvided }) => !hasPassword && !isProvided).length
  const also = waiting === 0 ? '' : `; ${counted(waiting, 'invitation')} not used yet`
  return `${active.length === 1 ? '1 person' : `${count(active.length)} people`} may sign in, ${counted(admins, 'administrator')}${also}`
}

export const signsIn = ({ disabledAt, isProvided, hasPassword }: PersonReport): string => {
  if (disabledAt !== null) return 'disabled'
  if (isProvided) return 'by the provider'
  return hasPassword ? 'with a password' : 'invited, not yet'
}

/** Whom an entry names, as a reader wants it. */
export const whoOf = ({ person, name, via }: AuditEntry): string => {
  if (person) return person.name
  if (via === 'local owner') return 'Local owner'
  if (via === 'leverage') return 'Leverage itself'
  return name ?? 'Command line'
}

/** What is to be said below a name: which person, or by what way, unless the name says it already. */
export const wayOf = (entry: AuditEntry): string => {
  if (entry.via === 'screen') return entry.person?.handle ?? ''
  return whoOf(entry).toLowerCase() === entry.via ? '' : entry.via
}

/** What an entry did: "outage merged". */
export const deedOf = ({ kind, action, before, after }: AuditEntry): string =>
  `${kind} ${kind === 'outage' ? regroupedInWords(before, after) : action}`

/** "category: deploy to database"; each field that is another one, in the order in which it was kept. */
export function differences({ kind, before, after }: AuditEntry): { field: string; from: string; to: string }[] {
  const said = (value: unknown) => fieldsOf((kind === 'outage' && keptInWords(value)) || value)
  const was = said(before)
  const is = said(after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, from: was.get(field) ?? '', to: is.get(field) ?? '' }))
    .filter(({ from, to }) => from !== to)
}

function fieldsOf(value: unknown): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([['', textOf(value)]])
  return new Map(Object.entries(value).map(([field, part]) => [field, textOf(part)]))
}

/** A list without anything in it says nothing, and one of words is those words; what has parts stays as it was kept. */
const textOf = (value: unknown): string => {
  if (value === null) return ''
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
