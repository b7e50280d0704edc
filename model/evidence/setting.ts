import type { Lens } from './lens.ts'
import type { Team } from './project.ts'
import type { Service } from './service.ts'

/** Something as it is told before anybody changes it here. */
export interface ToldSetting<Thing> {
  readonly value: Thing
  /** The source that tells of it; null: nobody does, it is the model's default or made of a component's name. */
  readonly source: string | null
  /** Fields that leverage.yaml states: it is reviewed, so it holds over what people change here. */
  readonly fixed: readonly string[]
}

/** What people changed about one thing; one that they made has no other teller. */
export interface SettingEdit<Changes> {
  readonly id: string
  readonly changes: Changes
  readonly isMade: boolean
}

/**
 * Things as they count: each as it is told with what people changed over it, save the fields that the file states, then
 * those that people made, upon `blank`. The order of `told` is kept.
 */
export function withChanges<Thing extends { readonly id: string }, Changes extends object>(
  told: readonly ToldSetting<Thing>[],
  edits: readonly SettingEdit<Changes>[],
  blank: (id: string) => Thing,
): Thing[] {
  const byId = new Map(edits.map((edit) => [edit.id, edit]))
  const changed = told.map(({ value, fixed }) => over(value, byId.get(value.id)?.changes ?? {}, fixed))
  const known = new Set(told.map(({ value }) => value.id))
  const made = edits.filter(({ id, isMade }) => isMade && !known.has(id))
  return [...changed, ...made.map(({ id, changes }) => over(blank(id), changes, []))]
}

/** A thing with the changes that are not of its fixed fields. */
export function over<Thing extends object>(thing: Thing, changes: object, fixed: readonly string[]): Thing {
  const held = Object.entries(changes).filter(([field, value]) => value !== undefined && !fixed.includes(field))
  return held.length === 0 ? thing : { ...thing, ...Object.fromEntries(held) }
}

/** Nobody has said anything of it yet. */
export const blankService = (id: string): Service => ({
  id,
  title: id,
  tier: null,
  team: null,
  trafficShare: null,
  revenuePerMinute: null,
  dependsOn: [],
})
/** A team of which nothing but its id is known. */
export const blankTeam = (id: string): Team => ({ id, title: id, capacity: null })
/** A lens under a new id: all its weight is on reliability until somebody states others. */
export const blankLens = (id: string): Lens => ({
  id,
  title: id,
  weights: { reliability: 1, revenue: 0, toil: 0, demand: 0 },
})

/** The fields that a statement in leverage.yaml speaks of: a title that is the id, nothing and an empty list are silence. */
export const statedFields = ({ id, ...fields }: { readonly id: string }): string[] =>
  Object.entries(fields)
    .filter(
      ([, value]: [string, unknown]) => value !== null && value !== id && !(Array.isArray(value) && value.length === 0),
    )
    .map(([field]) => field)
