import { ASSUMPTIONS, type Assumptions } from '../../model/assumption.ts'
import { assumptionFaults, isAssumption } from '../../model/assumptions/bounds.ts'
import type { SettingDraft } from '../../model/contract/settings.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import type { ToldSetting } from '../../model/evidence/setting.ts'
import { suggestion } from '../sources/nearest-name.ts'
import type { PeopleSettings } from '../store/people-settings.ts'
import type { FilePlaces } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import type { ReadingContext } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

interface Fault {
  readonly path: string
  readonly message: string
}

/**
 * Throws RefusedRequest, each fault where it stands, when a change cannot be: of something that nobody knows and that
 * has no title to be made, of what leverage.yaml states, to a value out of its limits, to a name that nobody has.
 */
export async function refuseSetting({ store }: ReadingContext, draft: SettingDraft): Promise<void> {
  refuse(await faultsOf(store, draft))
}

function refuse(errors: readonly Fault[]): void {
  if (errors.length === 0) return
  throw new RefusedRequest('invalid-request', errors.map(({ message }) => message).join('; '), errors)
}

async function faultsOf(store: Store, draft: SettingDraft): Promise<Fault[]> {
  switch (draft.kind) {
    case 'assumption':
      return assumptionsFaults(store, [draft])
    case 'service':
      return [...(await fixedFaults(store, 'services', draft)), ...(await serviceFaults(store, draft))]
    case 'team':
      return fixedFaults(store, 'teams', draft)
    case 'lens':
      return [...(await fixedFaults(store, 'lenses', draft)), ...(await lensFaults(store, draft))]
  }
}

interface StatedAssumption {
  readonly id: string
  /** Null: the default again. */
  readonly changes: { readonly value: number } | null
}

/** As refuseSetting, for assumptions that are to hold together. */
export async function refuseAssumptions({ store }: ReadingContext, stated: readonly StatedAssumption[]): Promise<void> {
  const known = Object.keys(ASSUMPTIONS)
  const unknown = stated.find(({ id }) => !isAssumption(id))
  if (unknown) {
    throw new RefusedRequest('not-found', `there is no assumption "${unknown.id}"${suggestion(unknown.id, known)}`)
  }
  refuse(await assumptionsFaults(store, stated))
}

async function assumptionsFaults({ settings }: Store, stated: readonly StatedAssumption[]): Promise<Fault[]> {
  const [inForce, ofFile, places] = await Promise.all([
    settings.assumptions(),
    settings.assumptionsOfFile(),
    settings.places(),
  ])
  const path = 'changes.value'
  const values: Partial<Record<keyof Assumptions, number>> = {}
  const fixed: Fault[] = []
  for (const { id, changes } of stated) {
    if (!isAssumption(id)) continue
    if (ofFile[id] === undefined) values[id] = changes?.value ?? ASSUMPTIONS[id].value
    else if (changes) fixed.push({ path, message: `${id} is stated by ${placeInWords(places, 'assumptions', id)}` })
  }
  const outside = assumptionFaults(values, inForce).map(({ name, message }) => ({
    path,
    message: `${name} ${message}`,
  }))
  return [...fixed, ...outside]
}

type List = 'services' | 'teams' | 'lenses'

/** Also refuses, as not found, a thing that is not there and cannot be made for want of a title. */
async function fixedFaults(
  store: Store,
  list: List,
  { kind, id, changes }: Exclude<SettingDraft, { kind: 'assumption' }>,
): Promise<Fault[]> {
  const [told, people, places] = await Promise.all([
    store[list].told() as Promise<readonly ToldSetting<{ readonly id: string }>[]>,
    store[list].ofPeople() as Promise<PeopleSettings<object>>,
    store.settings.places(),
  ])
  const known = told.find(({ value }) => value.id === id)
  if (!known && changes.title === undefined) {
    const ids = [...told.map(({ value }) => value.id), ...people.standing.map((edit) => edit.id)]
    throw new RefusedRequest(
      'not-found',
      `there is no ${kind} "${id}"${suggestion(id, ids)}; state its title to make one`,
    )
  }
  const stated = new Map<string, unknown>(Object.entries(known?.value ?? {}))
  return Object.entries(changes)
    .filter(
      ([field, value]) => known?.fixed.includes(field) && JSON.stringify(value) !== JSON.stringify(stated.get(field)),
    )
    .map(([field]) => ({
      path: `changes.${field}`,
      message: `${field} of ${id} is stated by ${placeInWords(places, list, id)}`,
    }))
}

async function serviceFaults(
  store: Store,
  { id, changes: { team, dependsOn } }: Extract<SettingDraft, { kind: 'service' }>,
): Promise<Fault[]> {
  const [services, teams] = await Promise.all([store.services.all(), store.teams.all()])
  const serviceIds = services.map((service) => service.id)
  const teamIds = teams.map((one) => one.id)
  const own = id === UNMAPPED ? [{ path: 'id', message: `"${UNMAPPED}" is kept for incidents without a service` }] : []
  const ofTeam =
    !team || teamIds.length === 0 || teamIds.includes(team)
      ? []
      : [{ path: 'changes.team', message: `there is no team "${team}"${suggestion(team, teamIds)}` }]
  const needed = (dependsOn ?? []).flatMap((other, position) => {
    const path = `changes.dependsOn.${position}`
    if (other === id) return [{ path, message: 'a service cannot depend on itself; take it out' }]
    if (serviceIds.includes(other)) return []
    return [{ path, message: `there is no service "${other}"${suggestion(other, serviceIds)}` }]
  })
  return [...own, ...ofTeam, ...needed]
}

async function lensFaults(
  store: Store,
  { id, changes: { title } }: Extract<SettingDraft, { kind: 'lens' }>,
): Promise<Fault[]> {
  const same = (await store.lenses.all()).find((lens) => lens.id !== id && lens.title === title)
  return same
    ? [{ path: 'changes.title', message: `there is a lens called "${title}" already; choose another title` }]
    : []
}

const placeInWords = (places: FilePlaces | null, list: string, id: string): string => {
  const line = places?.lines[`${list}/${id}`]
  const file = places?.file ?? 'leverage.yaml'
  return `${line === undefined ? file : `line ${line} of ${file}`}; change it there`
}
