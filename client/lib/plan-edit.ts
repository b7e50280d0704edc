import type { z } from 'zod'
import type { planOrderSchema } from '../../model/contract/plan.ts'
import type { Search } from './search.ts'
import { decodeWeights } from './weights.ts'

export type PlanOrder = z.input<typeof planOrderSchema>

/** A plan as somebody is making it: everything of it stands in the address. */
export interface PlanEdit {
  /** "2026Q4"; null is the next one. */
  readonly quarter: string | null
  readonly lens: string | null
  /** "55,10,25,10" */
  readonly weights: string | null
  /** Engineer-weeks that are tried, by team; null lifts the limit. */
  readonly capacity: Readonly<Record<string, number | null>>
  readonly lockedIn: readonly string[]
  readonly lockedOut: readonly string[]
  readonly apart: readonly (readonly [string, string])[]
  /** Ids in my plan; null: those of the best one. */
  readonly members: readonly string[] | null
}

const NONE = '-'
const encode = (ids: readonly string[]): string => ids.map(encodeURIComponent).join(',')
const decode = (text: string | undefined): string[] =>
  text === undefined || text === NONE ? [] : text.split(',').map(decoded).filter(Boolean)

/** A part that is no valid escape stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What an address says of a plan. */
export function editOf(search: Search): PlanEdit {
  return {
    quarter: search.quarter ?? null,
    lens: search.lens ?? null,
    weights: search.weights ?? null,
    capacity: Object.fromEntries(capacityOf(search.capacity)),
    lockedIn: decode(search.lockIn),
    lockedOut: decode(search.lockOut),
    apart: (search.apart ?? '').split(',').flatMap((pair): [string, string][] => {
      const [one, other, more] = pair.split('~').map(decoded)
      return one && other && more === undefined ? [[one, other]] : []
    }),
    members: search.in === undefined ? null : decode(search.in),
  }
}

/** The inverse of `editOf`. */
export function searchOf({ quarter, lens, weights, capacity, lockedIn, lockedOut, apart, members }: PlanEdit) {
  const weeks = Object.entries(capacity).map(([team, amount]) => `${encodeURIComponent(team)}=${amount ?? ''}`)
  return {
    quarter: quarter ?? undefined,
    lens: lens ?? undefined,
    weights: weights ?? undefined,
    capacity: weeks.join(',') || undefined,
    lockIn: encode(lockedIn) || undefined,
    lockOut: encode(lockedOut) || undefined,
    apart: apart.map((pair) => pair.map(encodeURIComponent).join('~')).join(',') || undefined,
    in: members === null ? undefined : encode(members) || NONE,
  } satisfies Search
}

/** What the server is asked; without a set of one's own it answers with the best plan alone. */
export function orderOf({
  quarter,
  lens,
  weights,
  capacity,
  lockedIn,
  lockedOut,
  apart,
  members,
}: PlanEdit): PlanOrder {
  const own = weights === null ? null : decodeWeights(weights)
  return {
    ...(quarter !== null && { quarter }),
    ...(own ? { weights: own } : lens !== null && { lens }),
    ...(Object.keys(capacity).length > 0 && { capacity }),
    ...(lockedIn.length > 0 && { lockedIn: [...lockedIn] }),
    ...(lockedOut.length > 0 && { lockedOut: [...lockedOut] }),
    ...(apart.length > 0 && { exclusions: apart.map(([one, other]): [string, string] => [one, other]) }),
    ...(members !== null && { mine: [...members] }),
  }
}

/** A scenario's order as an edit; the inverse of `orderOf` but for weights of one's own, which scenarios keep as a lens. */
export const editOfOrder = (order: PlanOrder): PlanEdit => ({
  quarter: order.quarter ?? null,
  lens: order.lens ?? null,
  weights: order.weights
    ? [order.weights.reliability, order.weights.revenue, order.weights.toil, order.weights.demand]
        .map((weight) => Math.round(weight * 100))
        .join(',')
    : null,
  capacity: order.capacity ?? {},
  lockedIn: order.lockedIn ?? [],
  lockedOut: order.lockedOut ?? [],
  apart: order.exclusions ?? [],
  members: order.mine ?? null,
})

function capacityOf(text: string | undefined): [string, number | null][] {
  return (text ?? '').split(',').flatMap((part): [string, number | null][] => {
    const at = part.lastIndexOf('=')
    if (at <= 0) return []
    const [team, weeks] = [decoded(part.slice(0, at)), part.slice(at + 1)]
    if (weeks === '') return [[team, null]]
    return Number(weeks) >= 0 ? [[team, Number(weeks)]] : []
  })
}

export const withId = (ids: readonly string[], id: string): string[] => [...ids.filter((one) => one !== id), id]
export const withoutId = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id)

/** Moves a project in or out; a lock that says otherwise goes with it. */
export const moved = (edit: PlanEdit, members: readonly string[], id: string, isIn: boolean): PlanEdit => ({
  ...edit,
  members: isIn ? withId(members, id) : withoutId(members, id),
  lockedIn: isIn ? edit.lockedIn : withoutId(edit.lockedIn, id),
  lockedOut: isIn ? withoutId(edit.lockedOut, id) : edit.lockedOut,
})

/** Locks a project where it belongs, and moves it there; null takes its lock off. */
export const locked = (
  edit: PlanEdit,
  members: readonly string[],
  id: string,
  lock: 'in' | 'out' | null,
): PlanEdit => ({
  ...edit,
  members: lock === null ? members : lock === 'in' ? withId(members, id) : withoutId(members, id),
  lockedIn: lock === 'in' ? withId(edit.lockedIn, id) : withoutId(edit.lockedIn, id),
  lockedOut: lock === 'out' ? withId(edit.lockedOut, id) : withoutId(edit.lockedOut, id),
})
