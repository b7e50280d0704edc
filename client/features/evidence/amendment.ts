import type { IncidentCause } from '../../../model/evidence/cause.ts'
import type { IncidentChanges } from '../../../model/evidence/edit.ts'
import { counted, inWords, list, percent, sentence } from '../../../model/format.ts'
import { ratio } from '../../../model/quantity.ts'

/** What must be known of an incident to change it. */
export interface Changeable {
  readonly id: string
  readonly revision: number
  readonly cause: IncidentCause
  readonly flags: readonly string[]
}

/** The same to be said of several incidents. */
export interface Amendment {
  readonly incidents: readonly { readonly id: string; readonly revision: number }[]
  readonly changes: IncidentChanges
}

/** What a form says: empty fields say nothing. The share is in percent, as people write it. */
export interface ChangeForm {
  readonly cause: string
  readonly service: string
  readonly share: string
  readonly confirmDuration: boolean
}

export const EMPTY_FORM: ChangeForm = { cause: '', service: '', share: '', confirmDuration: false }

/** Null: it says nothing. A share that is no percentage is told as such. */
export function changesOf({ cause, service, share, confirmDuration }: ChangeForm): IncidentChanges | string | null {
  const part = share.trim() === '' ? null : Number(share)
  if (part !== null && !(part >= 0 && part <= 100)) return 'The share must be between 0 and 100 percent'
  const changes: IncidentChanges = {
    ...(cause === '' ? {} : { cause: cause as IncidentCause }),
    ...(service === '' ? {} : { services: [service] }),
    ...(part === null ? {} : { share: ratio(part / 100) }),
    ...(confirmDuration ? { durationConfirmed: true } : {}),
  }
  return Object.keys(changes).length === 0 ? null : changes
}

const versionsOf = (rows: readonly Changeable[]) => rows.map(({ id, revision }) => ({ id, revision }))

export const isSuggested = ({ flags }: Pick<Changeable, 'flags'>): boolean => flags.includes('suggested-cause')

/** Says of every incident whose cause is only suggested that this is its cause: one amendment for each cause. */
export function confirmations(rows: readonly Changeable[]): Amendment[] {
  const byCause = Map.groupBy(rows.filter(isSuggested), ({ cause }) => cause)
  return [...byCause].map(([cause, incidents]) => ({ incidents: versionsOf(incidents), changes: { cause } }))
}

export const amendment = (rows: readonly Changeable[], changes: IncidentChanges): Amendment => ({
  incidents: versionsOf(rows),
  changes,
})

/** What was done, for whoever may want it undone: "Cause of 12 incidents is now deploy". */
export function doneWords(amendments: readonly Amendment[]): string {
  const number = amendments.reduce((sum, { incidents }) => sum + incidents.length, 0)
  const [first, ...others] = amendments
  if (!first) return 'Nothing was changed'
  const several = number === 1 ? 'One incident' : sentence(inWords(number)).concat(' incidents')
  if (others.length > 0) return `${several}: cause confirmed as suggested`
  const { cause, services, share, durationConfirmed } = first.changes
  const parts = [
    ...(cause === undefined ? [] : [`cause ${cause}`]),
    ...(services === undefined ? [] : [`service ${list(services)}`]),
    ...(typeof share === 'number' ? [`share ${percent(share)}`] : []),
    ...(durationConfirmed ? ['duration confirmed'] : []),
  ]
  return `${several}: ${list(parts)}`
}

export const buttonWords = (number: number): string => `Change ${counted(number, 'incident')}`

export interface Sent<Saved> {
  readonly saved: readonly Saved[]
  /** The amendment that was refused and why; neither it nor what comes after it was kept. */
  readonly failed: { readonly from: number; readonly error: unknown } | null
}

/** Sends one amendment after the other. Rejects when not even the first was kept. */
export async function inTurn<Saved>(
  amendments: readonly Amendment[],
  send: (amendment: Amendment) => Promise<readonly Saved[]>,
): Promise<Sent<Saved>> {
  const saved: Saved[] = []
  for (const [from, each] of amendments.entries()) {
    try {
      saved.push(...(await send(each)))
    } catch (error) {
      if (from === 0) throw error
      return { saved, failed: { from, error } }
    }
  }
  return { saved, failed: null }
}
